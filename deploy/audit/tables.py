"""What an auditor is handed: which columns of which tables, and nothing of who was paid.

No name, no account, no sealed bytes, and none of the bank's sentences. What the bank says of a payout that is not ours
may be anything, so of such a line only number, amount and result are told. Of other services' facts, from their own
logs, stands what moves money or what a merchant is owed by; not to whom vouchers were issued.

What is held against one another event by event is in the order of the bytes of its `event_id`, so that the program
that recomputes it reads both as they stand, and holds no campaign in memory.
"""

from deploy.local.stack import SERVICES

_FACT = """event_id, id as seq, type, to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+00:00'
            as told_at"""
_IN_ORDER = 'order by event_id::text collate "C"'

TABLES = {
    "campaigns": """select campaign_id, name, cap_fen, state, starts_at, ends_at, drafted_by, approved_by
        from treasury.campaign order by campaign_id""",
    "programs": """select program_id, campaign_id, district_id, district_name, purpose, allocated_fen
        from treasury.program order by program_id""",
    "allocation_changes": """select change_id, campaign_id, program_id, from_fen, to_fen, drafted_by, approved_by
        from treasury.allocation_change order by change_id""",
    "grants": """select grant_id, campaign_id, program_id, district_id, pool_id, amount_fen, state, drafted_by,
        approved_by, approved_at from treasury.grant_of_money order by grant_id""",
    "accounts": """select account_id, pool_id, kind, campaign_id, program_id, balance_fen
        from treasury.account order by account_id""",
    "unspent": """select campaign_id, kind, sum(balance_fen) as balance_fen from treasury.account
        where kind in ('unallocated', 'allocated', 'granted', 'outstanding', 'payable')
        group by campaign_id, kind order by campaign_id, kind""",
    "transfers": """select event_id, line, debit_id, credit_id, amount_fen, booked_at
        from treasury.transfer order by event_id collate "C", line""",
    "merchant_entries": """select event_id, kind, entry_id, redemption_id, merchant_id, campaign_id, district_id,
        program_id, pool_id, business_day, amount_fen, at, booked_at from treasury.merchant_entry
        order by event_id collate "C", kind""",
    "merchant_days": """select merchant_id, campaign_id, business_day, district_id, count, sum_fen, refunds,
        refunded_fen, closed_at, agreed_at, settlement_id from treasury.merchant_day
        order by campaign_id, business_day, merchant_id""",
    "listed_rows": """select entry_id, redemption_id, merchant_id, campaign_id, business_day, program_id, pool_id,
        amount_fen from treasury.listed_row order by entry_id""",
    "settlements": """select settlement_id, merchant_id, campaign_id, district_id, amount_fen, payouts, state, drawn_at,
        ended_at from treasury.settlement order by settlement_id""",
    "payouts": """select payout_id, pays, campaign_id, program_id, district_id, pool_id, merchant_id, amount_fen,
        requested_at, state, batch_id, bank_ref, paid_as, answered_at from treasury.payout order by payout_id""",
    "payout_batches": """select batch_id, campaign_id, program_id, district_id, business_day, count, sum_fen, sha256,
        state, prepared_by, prepared_at, approved_by, approved_at, sent_at
        from treasury.payout_batch order by batch_id""",
    "account_files": """select file_id, district_id, sha256, drafted_by, drafted_at, approved_by, approved_at
        from treasury.account_file order by file_id""",
    "clawbacks": """select payout_id, amount_fen, drafted_by, drafted_at, approved_by, approved_at
        from treasury.payout_clawback order by payout_id""",
    "bank_answers": """select answer_no, sha256, problem <> '' as is_unread, came_at
        from treasury.bank_answer order by answer_no, sha256""",
    "bank_lines": """select line.line_no, line.source, payout.payout_id, line.amount_fen, line.result,
        case when payout.payout_id is null then '' else line.bank_ref end as bank_ref, line.meaning, line.problem,
        line.came_at from treasury.bank_line line left join treasury.payout using (payout_id) order by line.line_no""",
    "rulings": """select payout_id, line_no, outcome, drafted_by, drafted_at, approved_by, approved_at
        from treasury.ruling order by payout_id, line_no""",
    "reconciliation_runs": """select run_id, campaign_id, district_id, as_at, is_present, started_by, started_at,
        finished_at from treasury.reconciliation_run order by started_at, run_id""",
    "differences": """select difference_id, campaign_id, pair, business_day, merchant_id, item_id, result, here_fen,
        there_fen, state, owner, ended_by from treasury.difference order by difference_id""",
    "facts_vouchers": f"""select {_FACT}, grant_id, pool_id, program_id, case type
            when 'vouchers.voucher.issued.v1' then face_value_fen * json_array_length(vouchers)
            when 'vouchers.round.closed.v1' then unissued_fen else amount_fen end as amount_fen
        from vouchers.outbox, json_to_record(data) as told (grant_id text, pool_id text, program_id text,
            face_value_fen bigint, vouchers json, unissued_fen bigint, amount_fen bigint)
        where type in ('vouchers.voucher.issued.v1', 'vouchers.round.closed.v1', 'vouchers.grant.declined.v1')
        {_IN_ORDER}""",  # noqa: S608 - our own words
    "facts_redemption": f"""select {_FACT}, campaign_id, district_id, program_id, pool_id, merchant_id, business_day,
            redemption_id, coalesce(refund_id, redemption_id) as entry_id, case type
            when 'redemption.voucher.redeemed.v1' then discount_fen
            when 'redemption.voucher.undone.v1' then -discount_fen
            when 'redemption.voucher.refunded.v1' then -returned_fen else face_value_fen end as amount_fen
        from redemption.outbox, json_to_record(data) as told (campaign_id text, district_id text, program_id text,
            pool_id text, merchant_id text, business_day text, redemption_id text, refund_id text, discount_fen bigint,
            returned_fen bigint, face_value_fen bigint)
        where type in ('redemption.voucher.redeemed.v1', 'redemption.voucher.undone.v1',
            'redemption.voucher.refunded.v1', 'redemption.voucher.expired.v1', 'redemption.voucher.voided.v1')
        {_IN_ORDER}""",  # noqa: S608 - our own words
    "facts_subsidies": f"""select {_FACT}, grant_id, claim_no, campaign_id, district_id, program_id, pool_id,
            amount_fen, money, payout->>'payout_id' as payout_id, payout->>'amount_fen' as payout_fen
        from subsidies.outbox, json_to_record(data) as told (grant_id text, claim_no text, campaign_id text,
            district_id text, program_id text, pool_id text, amount_fen bigint, money json, payout json)
        where type in ('subsidies.grant.declined.v1', 'subsidies.claim.moved.v1', 'subsidies.fuel_card.moved.v1',
            'subsidies.pool.returned.v1')
        {_IN_ORDER}""",  # noqa: S608 - our own words
    **{
        # As the hash of an act is made: `shared/runtime/audit.py`.
        f"audit_{service}": f"""select seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+00:00'
        as at, actor, role, act, subject, detail, encode(prev, 'hex') as prev, encode(hash, 'hex') as hash
        from {service}.audit_entry order by seq"""  # noqa: S608 - our own words
        for service in SERVICES
    },
}
"""File name without `.csv`, and its rows."""
