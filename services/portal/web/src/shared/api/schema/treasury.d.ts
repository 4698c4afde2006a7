export interface paths {
    "/api/treasury/v1/allocation-changes/{change_id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Allocation Change Approval
         * @description Approve it: money moves between the program and the campaign's unallocated rest.
         */
        post: operations["post_allocation_change_approval_api_treasury_v1_allocation_changes__change_id__approvals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Approvals
         * @description All that was drafted and not approved, the oldest first where its time is kept.
         */
        get: operations["get_approvals_api_treasury_v1_approvals_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Audit
         * @description Acts by who, what, to whom and when; a page at a time.
         */
        get: operations["get_audit_api_treasury_v1_audit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/bank-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Answer
         * @description An answer file that the bank gave by hand, as it is (text/csv); it counts when two people handed it in.
         */
        post: operations["post_answer_api_treasury_v1_bank_answers_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/bank-contradictions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Contradictions
         * @description What the bank said that cannot be; `after` is the last line_no seen.
         *
         *     The city's staff also see what names no payout of ours, and the answers that could not be read.
         */
        get: operations["get_contradictions_api_treasury_v1_bank_contradictions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Campaigns
         * @description Every campaign, the latest first.
         */
        get: operations["get_campaigns_api_treasury_v1_campaigns_get"];
        put?: never;
        /**
         * Post Campaign
         * @description Draft a campaign: cap, programs, shares.
         */
        post: operations["post_campaign_api_treasury_v1_campaigns_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/campaigns/{campaign_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Campaign
         * @description A campaign with its programs, changes of their allocations, and grants.
         */
        get: operations["get_campaign_api_treasury_v1_campaigns__campaign_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/campaigns/{campaign_id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Campaign Approval
         * @description Approve a campaign: its cap enters the books.
         */
        post: operations["post_campaign_approval_api_treasury_v1_campaigns__campaign_id__approvals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/campaigns/{campaign_id}/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Balance
         * @description Each account, in all and by program, now or as at a second of booking time.
         */
        get: operations["get_balance_api_treasury_v1_campaigns__campaign_id__balance_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Differences
         * @description The work list: what differs, since which run, who has it, and what ended it.
         */
        get: operations["get_differences_api_treasury_v1_differences_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/differences/{difference_id}/ends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post End
         * @description It is explained; it opens again only when it changes.
         */
        post: operations["post_end_api_treasury_v1_differences__difference_id__ends_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/differences/{difference_id}/takings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Taking
         * @description Take an open difference that nobody has.
         */
        post: operations["post_taking_api_treasury_v1_differences__difference_id__takings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Grant
         * @description Draft the funding of a round or of a policy.
         */
        post: operations["post_grant_api_treasury_v1_grants_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/grants/{grant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Grant
         * @description A grant, where it stands, and the terms of the round that it pays for.
         */
        get: operations["get_grant_api_treasury_v1_grants__grant_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/grants/{grant_id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Grant Approval
         * @description Approve a grant: the program's money goes to the round.
         */
        post: operations["post_grant_approval_api_treasury_v1_grants__grant_id__approvals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/grants/{grant_id}/cancellations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Grant Cancellation
         * @description Take back a grant that was not approved yet.
         */
        post: operations["post_grant_cancellation_api_treasury_v1_grants__grant_id__cancellations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/merchant-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Account Files
         * @description Files of merchants' accounts: those that wait for a checker first, then the newest.
         */
        get: operations["get_account_files_api_treasury_v1_merchant_accounts_get"];
        put?: never;
        /**
         * Post Accounts
         * @description Enter merchants' bank accounts of a district; nobody is paid by them before another approves them.
         */
        post: operations["post_accounts_api_treasury_v1_merchant_accounts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/merchant-accounts/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Accounts
         * @description A file of merchants' accounts, masked, with the hash that its approval must name.
         */
        get: operations["get_accounts_api_treasury_v1_merchant_accounts__file_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/merchant-accounts/{file_id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Accounts Approval
         * @description Approve them: in force, and settlements that the bank failed to pay are due again.
         */
        post: operations["post_accounts_approval_api_treasury_v1_merchant_accounts__file_id__approvals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/merchant-accounts/{file_id}/unmaskings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Unmasking
         * @description See the accounts whole, to check them; who does, and why, stands on the audit chain.
         */
        post: operations["post_unmasking_api_treasury_v1_merchant_accounts__file_id__unmaskings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/merchant-days/differing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Differing
         * @description Closed days on which our own count and sums are not what redemption told: they are not settled.
         */
        get: operations["get_differing_api_treasury_v1_merchant_days_differing_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/merchant-holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Holds
         * @description Whose money is kept out of batches, by whom and why.
         */
        get: operations["get_holds_api_treasury_v1_merchant_holds_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/merchants/{merchant_id}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Hold
         * @description Keep what is due to a merchant out of batches, or let it go on; the merchant is shown the reason.
         */
        post: operations["post_hold_api_treasury_v1_merchants__merchant_id__holds_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/payout-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Batches
         * @description Batches, the latest first; staff of a district see the district's.
         */
        get: operations["get_batches_api_treasury_v1_payout_batches_get"];
        put?: never;
        /**
         * Post Batch
         * @description Prepare a batch: all due payouts of a program, the longest waiting first, 10,000 at most.
         */
        post: operations["post_batch_api_treasury_v1_payout_batches_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/payout-batches/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Batch
         * @description A batch with a page of its lines, accounts masked; `after` is the number of lines seen.
         */
        get: operations["get_batch_api_treasury_v1_payout_batches__batch_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/payout-batches/{batch_id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Approval
         * @description Approve the file with this hash and sum; it goes to the bank.
         */
        post: operations["post_approval_api_treasury_v1_payout_batches__batch_id__approvals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/payout-batches/{batch_id}/cancellations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Cancellation
         * @description Take back, or turn down, a batch that was not approved yet: its payouts are due again.
         */
        post: operations["post_cancellation_api_treasury_v1_payout_batches__batch_id__cancellations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/payout-batches/{batch_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get File
         * @description The payment file as the bank gets it; who takes it stands on the audit chain, hence the key.
         */
        get: operations["get_file_api_treasury_v1_payout_batches__batch_id__file_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/payouts/{payout_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Payout
         * @description A payout, its account masked, with its clawback; `held_by`: the bank's words that hold its claim, if any.
         */
        get: operations["get_payout_api_treasury_v1_payouts__payout_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/payouts/{payout_id}/clawbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Clawback
         * @description Draft the return of a paid subsidy.
         */
        post: operations["post_clawback_api_treasury_v1_payouts__payout_id__clawbacks_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/payouts/{payout_id}/clawbacks/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Clawback Approval
         * @description The money is in: it is the program's again.
         */
        post: operations["post_clawback_approval_api_treasury_v1_payouts__payout_id__clawbacks_approvals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/payouts/{payout_id}/rulings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Ruling
         * @description The bank says it paid what we know otherwise: draft what is true. PAID counts for the payout now due.
         */
        post: operations["post_ruling_api_treasury_v1_payouts__payout_id__rulings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/payouts/{payout_id}/rulings/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Ruling Approval
         * @description The claim is held no longer: it is paid, or its payout goes into the next batch.
         */
        post: operations["post_ruling_approval_api_treasury_v1_payouts__payout_id__rulings_approvals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/payouts/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Due
         * @description What waits for a batch, a row a program; `held` are those whose claims the bank says it has paid before.
         */
        get: operations["get_due_api_treasury_v1_payouts_due_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/programs/{program_id}/allocation-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Allocation Change
         * @description Draft another allocation for a program; the editor sends the one it saw.
         */
        post: operations["post_allocation_change_api_treasury_v1_programs__program_id__allocation_changes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/public-campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Public Campaigns
         * @description The campaigns there are, with their districts, the latest first; open to everybody.
         */
        get: operations["get_public_campaigns_api_treasury_v1_public_campaigns_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Reconciliations
         * @description Runs of a campaign, the latest first.
         */
        get: operations["get_reconciliations_api_treasury_v1_reconciliations_get"];
        put?: never;
        /**
         * Post Reconciliation
         * @description Hold all sides against one another, now or as at a second; a look back moves no work list.
         */
        post: operations["post_reconciliation_api_treasury_v1_reconciliations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/reconciliations/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Reconciliation
         * @description What a run counted, by pair and by day and merchant; `after` turns the page of the latter.
         */
        get: operations["get_reconciliation_api_treasury_v1_reconciliations__run_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/reconciliations/{run_id}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Found
         * @description What differed in that run, as it was then; `after` is the last find_no seen.
         */
        get: operations["get_found_api_treasury_v1_reconciliations__run_id__differences_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/redemptions/{redemption_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Redemption
         * @description A redemption followed from the till to the bank's line.
         */
        get: operations["get_redemption_api_treasury_v1_redemptions__redemption_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/settlement-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Batch
         * @description Prepare a batch of a district's merchants until a business day; approve it as any payout batch.
         */
        post: operations["post_batch_api_treasury_v1_settlement_batches_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/settlement-batches/prospects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Prospects
         * @description Who would be in a batch now, and who would not and why; nothing is changed.
         */
        get: operations["get_prospects_api_treasury_v1_settlement_batches_prospects_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Settlements
         * @description Settlements by id; `after` is the last one seen.
         */
        get: operations["get_settlements_api_treasury_v1_settlements_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treasury/v1/settlements/{settlement_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Settlement
         * @description A settlement with its days, payments, batches, the bank's lines and the postings; accounts masked.
         */
        get: operations["get_settlement_api_treasury_v1_settlements__settlement_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AccountBody */
        AccountBody: {
            /** Account */
            account: string;
            /**
             * Merchant Id
             * @description an id given before
             */
            merchant_id: string;
            /** Name */
            name: string;
        };
        /**
         * AccountFile
         * @description Merchants' bank accounts of one district; `sha256` (hex) is of its rows as a checker is shown them.
         */
        AccountFile: {
            /** Approved By */
            approved_by?: string | null;
            /** District Id */
            district_id: string;
            /** Drafted By */
            drafted_by: string;
            /** File Id */
            file_id: string;
            /** Sha256 */
            sha256: string;
        };
        /** AccountFileLine */
        AccountFileLine: {
            /** Approved At */
            approved_at: string | null;
            /** Approved By */
            approved_by: string | null;
            /** District Id */
            district_id: string;
            /**
             * Drafted At
             * Format: date-time
             */
            drafted_at: string;
            /** Drafted By */
            drafted_by: string;
            /** File Id */
            file_id: string;
            /** Merchants */
            merchants: number;
            /** Sha256 */
            sha256: string;
        };
        /** AccountFileView */
        AccountFileView: {
            /** Accounts */
            accounts: components["schemas"]["services__treasury__entrypoints__settlement_bodies__AccountView"][];
            /** Approved At */
            approved_at: string | null;
            /** Approved By */
            approved_by: string | null;
            /** District Id */
            district_id: string;
            /**
             * Drafted At
             * Format: date-time
             */
            drafted_at: string;
            /** Drafted By */
            drafted_by: string;
            /** File Id */
            file_id: string;
            /** Sha256 */
            sha256: string;
        };
        /** AccountsBody */
        AccountsBody: {
            /** Accounts */
            accounts: components["schemas"]["AccountBody"][];
            /**
             * District Id
             * @description an id given before
             */
            district_id: string;
            /**
             * File Id
             * @description lower case, digits, dots, dashes
             */
            file_id: string;
        };
        /**
         * AllocationChange
         * @description From what the maker saw to what it shall be.
         */
        AllocationChange: {
            /** Approved By */
            approved_by?: string | null;
            /** Campaign Id */
            campaign_id: string;
            /** Change Id */
            change_id: string;
            /** Drafted By */
            drafted_by: string;
            /** From Fen */
            from_fen: number;
            /** Program Id */
            program_id: string;
            /** To Fen */
            to_fen: number;
        };
        /** AllocationChangeBody */
        AllocationChangeBody: {
            /**
             * Change Id
             * @description lower case, digits, dots, dashes
             */
            change_id: string;
            /**
             * Saw Allocated Fen
             * @description fen
             */
            saw_allocated_fen: number;
            /**
             * To Fen
             * @description fen
             */
            to_fen: number;
        };
        /**
         * AnswerView
         * @description An answer file by hand: AWAITS_SECOND until another person hands in the same bytes, then BOOKED.
         */
        AnswerView: {
            /** Answer No */
            answer_no: number;
            /** Batch Id */
            batch_id: string;
            /** Contradictions */
            contradictions?: [
                string,
                string
            ][] | null;
            /** Handed In By */
            handed_in_by?: string | null;
            /** Lines */
            lines: number;
            /** Meant */
            meant?: {
                [key: string]: number;
            } | null;
            /** State */
            state: string;
        };
        /** ApprovalsView */
        ApprovalsView: {
            /** Items */
            items: components["schemas"]["WaitingView"][];
        };
        /** ApproveAccounts */
        ApproveAccounts: {
            /** Saw Sha256 */
            saw_sha256: string;
        };
        /** ApproveAllocationChange */
        ApproveAllocationChange: {
            /**
             * Saw To Fen
             * @description fen
             */
            saw_to_fen: number;
        };
        /** ApproveBatch */
        ApproveBatch: {
            /** Saw Sha256 */
            saw_sha256: string;
            /**
             * Saw Sum Fen
             * @description fen
             */
            saw_sum_fen: number;
        };
        /** ApproveCampaign */
        ApproveCampaign: {
            /**
             * Saw Cap Fen
             * @description fen
             */
            saw_cap_fen: number;
        };
        /** ApproveClawback */
        ApproveClawback: {
            /**
             * Saw Amount Fen
             * @description fen
             */
            saw_amount_fen: number;
        };
        /** ApproveGrant */
        ApproveGrant: {
            /**
             * Saw Amount Fen
             * @description fen
             */
            saw_amount_fen: number;
        };
        /** ApproveRuling */
        ApproveRuling: {
            /**
             * Saw Line No
             * @description of the bank's last word about the payout
             */
            saw_line_no: number;
            saw_outcome: components["schemas"]["Outcome"];
        };
        /** AuditView */
        AuditView: {
            /** Entries */
            entries: components["schemas"]["shared__runtime__audit_view__EntryView"][];
            /** Next */
            next: number | null;
        };
        /** BalanceView */
        BalanceView: {
            /** Accounts */
            accounts: components["schemas"]["services__treasury__entrypoints__bodies__AccountView"][];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By Program */
            by_program: {
                [key: string]: components["schemas"]["Money"];
            };
            /** Campaign Id */
            campaign_id: string;
            total: components["schemas"]["Money"];
        };
        /** BankLineView */
        BankLineView: {
            /** Amount Fen */
            amount_fen: number;
            /** Bank Ref */
            bank_ref: string;
            /**
             * Came At
             * Format: date-time
             */
            came_at: string;
            /** Line No */
            line_no: number;
            /** Meaning */
            meaning: string;
            /** Payout Id */
            payout_id: string;
            /** Problem */
            problem: string;
            /** Reason */
            reason: string;
            /** Result */
            result: string;
            /** Source */
            source: string;
        };
        /** BatchBody */
        BatchBody: {
            /**
             * Batch Id
             * @description lower case, digits, dots, dashes
             */
            batch_id: string;
            /** Program Id */
            program_id: string;
        };
        /**
         * BatchLine
         * @description A batch in a list; `program_id` is null for a district's settlements.
         */
        BatchLine: {
            /** Approved At */
            approved_at: string | null;
            /** Approved By */
            approved_by: string | null;
            /** Bank Refusal */
            bank_refusal: string;
            /** Batch Id */
            batch_id: string;
            /** Campaign Id */
            campaign_id: string;
            /** Count */
            count: number;
            /** District Id */
            district_id: string;
            /**
             * Prepared At
             * Format: date-time
             */
            prepared_at: string;
            /** Prepared By */
            prepared_by: string;
            /** Program Id */
            program_id: string | null;
            /** Sent At */
            sent_at: string | null;
            /** Sha256 */
            sha256: string;
            state: components["schemas"]["BatchState"];
            /** Sum Fen */
            sum_fen: number;
        };
        /**
         * BatchState
         * @enum {string}
         */
        BatchState: "PREPARED" | "CANCELLED" | "APPROVED" | "SENT" | "DONE";
        /** BatchView */
        BatchView: {
            /** Approved At */
            approved_at: string | null;
            /** Approved By */
            approved_by: string | null;
            /** Bank Refusal */
            bank_refusal: string;
            /** Batch Id */
            batch_id: string;
            /** Campaign Id */
            campaign_id: string;
            /** Count */
            count: number;
            /** District Id */
            district_id: string;
            /** Lines */
            lines: components["schemas"]["PayoutLine"][];
            /**
             * Prepared At
             * Format: date-time
             */
            prepared_at: string;
            /** Prepared By */
            prepared_by: string;
            /** Program Id */
            program_id: string | null;
            /** Sent At */
            sent_at: string | null;
            /** Sha256 */
            sha256: string;
            state: components["schemas"]["BatchState"];
            /** States */
            states: {
                [key: string]: components["schemas"]["StateSum"];
            };
            /** Sum Fen */
            sum_fen: number;
        };
        /** Campaign */
        Campaign: {
            /** Campaign Id */
            campaign_id: string;
            /** Cap Fen */
            cap_fen: number;
            /** Drafted By */
            drafted_by: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Name */
            name: string;
            /** Programs */
            programs: components["schemas"]["Program"][];
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** State */
            state: string;
        };
        /** CampaignBody */
        CampaignBody: {
            /**
             * Campaign Id
             * @description lower case, digits, dots, dashes
             */
            campaign_id: string;
            /** Cap Fen */
            cap_fen: number;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Name */
            name: string;
            /** Programs */
            programs: components["schemas"]["ProgramBody"][];
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /** CampaignLine */
        CampaignLine: {
            /** Approved By */
            approved_by: string | null;
            /** Campaign Id */
            campaign_id: string;
            /** Cap Fen */
            cap_fen: number;
            /** Drafted By */
            drafted_by: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Name */
            name: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** State */
            state: string;
        };
        /** CampaignView */
        CampaignView: {
            /** Allocation Changes */
            allocation_changes: components["schemas"]["ChangeView"][];
            /** Approved By */
            approved_by: string | null;
            /** Campaign Id */
            campaign_id: string;
            /** Cap Fen */
            cap_fen: number;
            /** Drafted By */
            drafted_by: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Grants */
            grants: components["schemas"]["GrantLine"][];
            /** Name */
            name: string;
            /** Programs */
            programs: components["schemas"]["ProgramView"][];
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** State */
            state: string;
        };
        /** ChangeView */
        ChangeView: {
            /** Approved By */
            approved_by: string | null;
            /** Change Id */
            change_id: string;
            /** Drafted By */
            drafted_by: string;
            /** From Fen */
            from_fen: number;
            /** Program Id */
            program_id: string;
            /** To Fen */
            to_fen: number;
        };
        /**
         * Clawback
         * @description A paid subsidy that is asked back (追回): drafted, then approved by another once the money is in.
         */
        Clawback: {
            /** Amount Fen */
            amount_fen: number;
            /** Approved By */
            approved_by?: string | null;
            /** Drafted By */
            drafted_by: string;
            /** Payout Id */
            payout_id: string;
            /** Reason */
            reason: string;
        };
        /** ClawbackBody */
        ClawbackBody: {
            /** Reason */
            reason: string;
            /**
             * Saw Amount Fen
             * @description fen
             */
            saw_amount_fen: number;
        };
        /** ClawbackView */
        ClawbackView: {
            /** Amount Fen */
            amount_fen: number;
            /** Approved At */
            approved_at: string | null;
            /** Approved By */
            approved_by: string | null;
            /**
             * Drafted At
             * Format: date-time
             */
            drafted_at: string;
            /** Drafted By */
            drafted_by: string;
            /** Reason */
            reason: string;
        };
        /**
         * ContradictionView
         * @description What the bank said that cannot be; an answer that could not be read has no line.
         */
        ContradictionView: {
            /** Amount Fen */
            amount_fen: number | null;
            /** Bank Ref */
            bank_ref: string;
            /**
             * Came At
             * Format: date-time
             */
            came_at: string;
            /** Line No */
            line_no: number | null;
            /** Payout Id */
            payout_id: string | null;
            /** Problem */
            problem: string;
            /** Reason */
            reason: string;
            /** Result */
            result: string | null;
            /** Source */
            source: string;
        };
        /** DaySumsView */
        DaySumsView: {
            /** Redeemed Fen */
            redeemed_fen: number;
            /** Redemptions */
            redemptions: number;
            /** Refunded Fen */
            refunded_fen: number;
            /** Refunds */
            refunds: number;
        };
        /**
         * Difference
         * @description `first_run` is the one that opened it last, `last_run` the last that saw it; an amount is None where nothing is.
         *
         *     `owner` is who took it; `ended_by` a member of staff, with their reason in `note`, or `run`.
         */
        Difference: {
            /** Campaign Id */
            campaign_id: string;
            /** Difference Id */
            difference_id: string;
            /** District Id */
            district_id: string;
            /**
             * Ended By
             * @default
             */
            ended_by?: string;
            /** First Run */
            first_run: string;
            /** Here Fen */
            here_fen: number | null;
            /** Here Word */
            here_word: string;
            key: components["schemas"]["Key"];
            /** Last Run */
            last_run: string;
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Owner
             * @default
             */
            owner?: string;
            result: components["schemas"]["Result"];
            /** @default OPEN */
            state?: components["schemas"]["DifferenceState"];
            /** There Fen */
            there_fen: number | null;
            /** There Word */
            there_word: string;
            /**
             * Version
             * @default 1
             */
            version?: number;
        };
        /**
         * DifferenceState
         * @enum {string}
         */
        DifferenceState: "OPEN" | "ENDED";
        /**
         * DifferenceView
         * @description A difference as work: since which run, who has it, what ended it.
         */
        DifferenceView: {
            /** Business Day */
            business_day: string;
            /** Campaign Id */
            campaign_id: string;
            /** Difference Id */
            difference_id: string;
            /** District Id */
            district_id: string;
            /** Ended By */
            ended_by: string;
            /** First Run */
            first_run: string;
            /**
             * First Seen At
             * Format: date-time
             */
            first_seen_at: string;
            /** Here Fen */
            here_fen: number | null;
            /** Here Word */
            here_word: string;
            /** Item Id */
            item_id: string;
            /** Last Run */
            last_run: string;
            /**
             * Last Seen At
             * Format: date-time
             */
            last_seen_at: string;
            /** Merchant Id */
            merchant_id: string;
            /** Note */
            note: string;
            /** Owner */
            owner: string;
            /** Pair */
            pair: string;
            /** Result */
            result: string;
            /** State */
            state: string;
            /** There Fen */
            there_fen: number | null;
            /** There Word */
            there_word: string;
            /** Version */
            version: number;
        };
        /**
         * DifferingDayView
         * @description A closed day on which redemption told another sum than our entries come to.
         */
        DifferingDayView: {
            booked: components["schemas"]["DaySumsView"];
            /** Business Day */
            business_day: string;
            /** Campaign Id */
            campaign_id: string;
            /**
             * Closed At
             * Format: date-time
             */
            closed_at: string;
            /** District Id */
            district_id: string;
            /** Merchant Id */
            merchant_id: string;
            told: components["schemas"]["DaySumsView"];
        };
        /**
         * DueView
         * @description What waits for a batch of a program; `held`: the bank says that their claims were paid before.
         */
        DueView: {
            /** Held */
            held: string[];
            /** Payouts */
            payouts: number;
            /** Program Id */
            program_id: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Sum Fen */
            sum_fen: number;
        };
        /** Ending */
        Ending: {
            /** Reason */
            reason: string;
        };
        /** FollowedView */
        FollowedView: {
            /** Entries */
            entries: components["schemas"]["services__treasury__entrypoints__settlement_bodies__EntryView"][];
            /** Postings */
            postings: components["schemas"]["PostingView"][];
            /** Redemption Id */
            redemption_id: string;
            /** Settlements */
            settlements: components["schemas"]["SettlementView"][];
        };
        /**
         * FoundView
         * @description What differed: here and there, in money and in a word.
         */
        FoundView: {
            /** Business Day */
            business_day: string;
            /** District Id */
            district_id: string;
            /** Find No */
            find_no: number;
            /** Here Fen */
            here_fen: number | null;
            /** Here Word */
            here_word: string;
            /** Item Id */
            item_id: string;
            /** Merchant Id */
            merchant_id: string;
            /** Pair */
            pair: string;
            /** Result */
            result: string;
            /** There Fen */
            there_fen: number | null;
            /** There Word */
            there_word: string;
        };
        /**
         * Grant
         * @description Money of one program for one pool; `pool_id` is the round it pays for.
         */
        Grant: {
            /** Amount Fen */
            amount_fen: number;
            /** Approved At */
            approved_at?: string | null;
            /** Approved By */
            approved_by?: string | null;
            /** Campaign Id */
            campaign_id: string;
            /** District Id */
            district_id: string;
            /** Drafted By */
            drafted_by: string;
            /** Grant Id */
            grant_id: string;
            /** Pool Id */
            pool_id: string;
            /** Program Id */
            program_id: string;
            state: components["schemas"]["GrantState"];
            /**
             * Version
             * @default 1
             */
            version?: number;
        };
        /** GrantBody */
        GrantBody: {
            /** Amount Fen */
            amount_fen: number;
            /**
             * Campaign Id
             * @description lower case, digits, dots, dashes
             */
            campaign_id: string;
            /**
             * Grant Id
             * @description lower case, digits, dots, dashes
             */
            grant_id: string;
            /** Policy Id */
            policy_id?: string | null;
            /**
             * Program Id
             * @description lower case, digits, dots, dashes
             */
            program_id: string;
            round?: components["schemas"]["RoundBody"] | null;
        };
        /**
         * GrantLine
         * @description A grant; `name` is the round's that it pays for, null for a policy's.
         */
        GrantLine: {
            /** Amount Fen */
            amount_fen: number;
            /** Approved At */
            approved_at: string | null;
            /** Approved By */
            approved_by: string | null;
            /** Drafted By */
            drafted_by: string;
            /** Grant Id */
            grant_id: string;
            /** Name */
            name: string | null;
            /** Pool Id */
            pool_id: string;
            /** Program Id */
            program_id: string;
            state: components["schemas"]["GrantState"];
        };
        /**
         * GrantState
         * @enum {string}
         */
        GrantState: "DRAFT" | "CANCELLED" | "APPROVED" | "ACCEPTED" | "DECLINED" | "CLOSED";
        /**
         * GrantView
         * @description A grant with the terms of the round that it pays for; none for a policy's.
         */
        GrantView: {
            /** Amount Fen */
            amount_fen: number;
            /** Approved At */
            approved_at: string | null;
            /** Approved By */
            approved_by: string | null;
            /** Campaign Id */
            campaign_id: string;
            /** District Id */
            district_id: string;
            /** Drafted By */
            drafted_by: string;
            /** Grant Id */
            grant_id: string;
            /** Pool Id */
            pool_id: string;
            /** Program Id */
            program_id: string;
            round: components["schemas"]["RoundTermsView"] | null;
            state: components["schemas"]["GrantState"];
            /** Version */
            version: number;
        };
        /** HeldByView */
        HeldByView: {
            /** Amount Fen */
            amount_fen: number;
            /** Bank Ref */
            bank_ref: string;
            /**
             * Came At
             * Format: date-time
             */
            came_at: string;
            /** Line No */
            line_no: number;
            /** Payout Id */
            payout_id: string;
            /** Problem */
            problem: string;
        };
        /** HeldView */
        HeldView: {
            /** District Id */
            district_id: string;
            /**
             * Held At
             * Format: date-time
             */
            held_at: string;
            /** Held By */
            held_by: string;
            /** Merchant Id */
            merchant_id: string;
            /** Reason */
            reason: string;
        };
        /**
         * Hold
         * @description Who keeps what is due to a merchant out of batches (暂缓结算), or let it go on, and why.
         */
        Hold: {
            /** District Id */
            district_id: string;
            /**
             * Held At
             * Format: date-time
             */
            held_at: string;
            /** Held By */
            held_by: string;
            /** Is Held */
            is_held: boolean;
            /** Merchant Id */
            merchant_id: string;
            /** Reason */
            reason: string;
            /** Version */
            version: number;
        };
        /** HoldBody */
        HoldBody: {
            /**
             * District Id
             * @description an id given before
             */
            district_id: string;
            /** Is Held */
            is_held: boolean;
            /** Reason */
            reason: string;
        };
        Key: [
            components["schemas"]["Pair"],
            string,
            string,
            string
        ];
        LeftOut: [
            string,
            components["schemas"]["WhyNot"],
            number,
            string
        ];
        /** LeftOutView */
        LeftOutView: {
            /** Amount Fen */
            amount_fen: number;
            /** Detail */
            detail: string;
            /** Merchant Id */
            merchant_id: string;
            why: components["schemas"]["WhyNot"];
        };
        /**
         * LineState
         * @description Where a payout is; from APPROVED on the bank may have it, so it is never put into a batch again.
         * @enum {string}
         */
        LineState: "DUE" | "PREPARED" | "APPROVED" | "UNKNOWN" | "PAID" | "FAILED" | "CLAWED_BACK";
        /**
         * Money
         * @description The six balances; they sum to the cap.
         */
        Money: {
            /** Allocated Fen */
            allocated_fen: number;
            /** Granted Fen */
            granted_fen: number;
            /** Outstanding Fen */
            outstanding_fen: number;
            /** Paid Fen */
            paid_fen: number;
            /** Payable Fen */
            payable_fen: number;
            /** Unallocated Fen */
            unallocated_fen: number;
        };
        /**
         * Outcome
         * @description What people found out at the bank.
         * @enum {string}
         */
        Outcome: "PAID" | "NOT_PAID";
        /**
         * Pair
         * @description Which two sides: here, and there.
         * @enum {string}
         */
        Pair: "CLOSE" | "LIST" | "JOURNAL" | "BALANCE" | "SETTLED" | "PAYOUT" | "FILE" | "BANK";
        /**
         * PairView
         * @description A pair of sides and how much of it came to what; null where a side has no money.
         */
        PairView: {
            /** Here Fen */
            here_fen: number | null;
            /** Items */
            items: number;
            /** Pair */
            pair: string;
            /** Result */
            result: string;
            /** There Fen */
            there_fen: number | null;
        };
        /**
         * PaymentView
         * @description A payment of a settlement with its batch, the account masked.
         */
        PaymentView: {
            /** Account */
            account: string;
            /** Amount Fen */
            amount_fen: number;
            /** Approved By */
            approved_by: string | null;
            /** Bank Ref */
            bank_ref: string;
            /** Batch Id */
            batch_id: string | null;
            /** Batch State */
            batch_state: string | null;
            /** Paid As */
            paid_as: string;
            /** Payout Id */
            payout_id: string;
            /** Prepared By */
            prepared_by: string | null;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /** Sent At */
            sent_at: string | null;
            /** Sha256 */
            sha256: string | null;
            /** State */
            state: string;
        };
        /**
         * PayoutBatch
         * @description Payouts of one program, or settlements of one district until a business day, in one payment file.
         *
         *     `sha256` (hex), count and sum are those of the file's bytes.
         */
        PayoutBatch: {
            /** Approved By */
            approved_by?: string | null;
            /** Batch Id */
            batch_id: string;
            /**
             * Business Day
             * @default
             */
            business_day?: string;
            /** Campaign Id */
            campaign_id: string;
            /** Count */
            count: number;
            /** District Id */
            district_id: string;
            /** Prepared By */
            prepared_by: string;
            /** Program Id */
            program_id: string;
            /** Sent At */
            sent_at?: string | null;
            /** Sha256 */
            sha256: string;
            state: components["schemas"]["BatchState"];
            /** Sum Fen */
            sum_fen: number;
        };
        /**
         * PayoutLine
         * @description A payout; `pays` is the claim's number or the settlement's, `reason` why the bank could not pay.
         */
        PayoutLine: {
            /** Account */
            account: string;
            /** Amount Fen */
            amount_fen: number;
            /** Asked At */
            asked_at: string | null;
            /** Bank Ref */
            bank_ref: string;
            /** Batch Id */
            batch_id: string | null;
            /** District Id */
            district_id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Paid As */
            paid_as: string;
            /** Payout Id */
            payout_id: string;
            /** Pays */
            pays: string;
            /** Pool Id */
            pool_id: string | null;
            /** Program Id */
            program_id: string | null;
            /** Reason */
            reason: string;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            state: components["schemas"]["LineState"];
        };
        /** PayoutView */
        PayoutView: {
            /** Account */
            account: string;
            /** Amount Fen */
            amount_fen: number;
            /** Asked At */
            asked_at: string | null;
            /** Bank Ref */
            bank_ref: string;
            /** Batch Id */
            batch_id: string | null;
            clawback: components["schemas"]["ClawbackView"] | null;
            /** District Id */
            district_id: string;
            /** Held By */
            held_by: components["schemas"]["HeldByView"][];
            /** Merchant Id */
            merchant_id: string | null;
            /** Paid As */
            paid_as: string;
            /** Payout Id */
            payout_id: string;
            /** Pays */
            pays: string;
            /** Pool Id */
            pool_id: string | null;
            /** Program Id */
            program_id: string | null;
            /** Reason */
            reason: string;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /** Rulings */
            rulings: components["schemas"]["RulingView"][];
            state: components["schemas"]["LineState"];
        };
        /** PlaceView */
        PlaceView: {
            /** Business Day */
            business_day: string;
            /** Here Fen */
            here_fen: number | null;
            /** Items */
            items: number;
            /** Merchant Id */
            merchant_id: string;
            /** Pair */
            pair: string;
            /** Result */
            result: string;
            /** There Fen */
            there_fen: number | null;
        };
        /**
         * PostingView
         * @description A movement of money, from one account to another.
         */
        PostingView: {
            /** Amount Fen */
            amount_fen: number;
            /**
             * Booked At
             * Format: date-time
             */
            booked_at: string;
            /** Event Id */
            event_id: string;
            /** From Kind */
            from_kind: string;
            /** From Pool */
            from_pool: string;
            /** Line */
            line: number;
            /** To Kind */
            to_kind: string;
            /** To Pool */
            to_pool: string;
        };
        /**
         * Prepared
         * @description The batch, and the due payouts `held` back: the bank says that their claims were paid before.
         */
        Prepared: {
            /** Approved By */
            approved_by?: string | null;
            /** Batch Id */
            batch_id: string;
            /**
             * Business Day
             * @default
             */
            business_day?: string;
            /** Campaign Id */
            campaign_id: string;
            /** Count */
            count: number;
            /** District Id */
            district_id: string;
            /**
             * Held
             * @default []
             */
            held?: string[];
            /** Prepared By */
            prepared_by: string;
            /** Program Id */
            program_id: string;
            /** Sent At */
            sent_at?: string | null;
            /** Sha256 */
            sha256: string;
            state: components["schemas"]["BatchState"];
            /** Sum Fen */
            sum_fen: number;
        };
        /**
         * Problem
         * @description A refusal (RFC 9457); `title` and `next_step` are the Chinese sentences a page shows.
         */
        Problem: {
            /**
             * Code
             * @enum {string}
             */
            code: "MALFORMED" | "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "TOO_LARGE" | "KEY_REUSED" | "TOO_MANY" | "BUSY_RETRY" | "CONFLICT" | "ID_INVALID" | "NAME_MISMATCH" | "CONSENT_MISSING" | "OTP_WRONG" | "OTP_EXPIRED" | "PASSWORD_CHANGE_NEEDED" | "TEXTS_OFF" | "CAP_EXCEEDED" | "ALLOCATION_EXCEEDED" | "STALE_VALUE" | "SAME_PERSON" | "WRONG_STATE" | "ROUND_NOT_OPEN" | "ROUND_PAUSED" | "ROUND_CLOSED" | "SOLD_OUT" | "PERSON_LIMIT" | "NOT_REAL_NAME" | "TICKET_INVALID" | "TICKET_EXPIRED" | "VOUCHER_NOT_FOUND" | "VOUCHER_ARRIVING" | "ALREADY_REDEEMED" | "EXPIRED" | "VOID" | "BELOW_THRESHOLD" | "WRONG_CATEGORY" | "WRONG_MERCHANT" | "OUT_OF_HOURS" | "ORDER_HAS_VOUCHER" | "CODE_INVALID" | "CODE_EXPIRED" | "SIGNATURE_INVALID" | "CLOCK_SKEW" | "KEY_REVOKED" | "UNDO_CLOSED" | "OVER_REFUND" | "REFUND_NOT_YET" | "DUPLICATE_VIN" | "DUPLICATE_INVOICE" | "DUPLICATE_PERSON" | "DEALER_NOT_ENROLLED" | "SEATS_OVER_7" | "COMMERCIAL_VEHICLE" | "OUT_OF_WINDOW" | "AMOUNT_MISMATCH" | "BELOW_TIERS" | "DOCUMENT_MISSING" | "DOCUMENT_UNREADABLE" | "POOL_EMPTY" | "CARDS_SHORT" | "FIX_DEADLINE_PASSED" | "VIEWER_TOKEN_INVALID" | "PUSH_SIGNATURE_INVALID" | "ROOM_CLOSED" | "TIME_IMPLAUSIBLE" | "TEXT_TOO_LONG" | "TEXT_REFUSED" | "TEXT_REPEATED" | "MUTED" | "POSTING_BLOCKED" | "ALREADY_APPLIED";
            /** Detail */
            detail: string;
            /** Next Step */
            next_step: string;
            /**
             * Retry After S
             * @default null
             */
            retry_after_s?: number | null;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Trace Id */
            trace_id: string;
            /** Type */
            type: string;
        };
        /**
         * Program
         * @description A district's share of a campaign for one purpose.
         */
        Program: {
            /** Allocated Fen */
            allocated_fen: number;
            /** District Id */
            district_id: string;
            /** District Name */
            district_name: string;
            /** Program Id */
            program_id: string;
            /** Purpose */
            purpose: string;
        };
        /** ProgramBody */
        ProgramBody: {
            /**
             * Allocated Fen
             * @description fen
             */
            allocated_fen: number;
            /**
             * District Id
             * @description lower case, digits, dots, dashes
             */
            district_id: string;
            /** District Name */
            district_name: string;
            /**
             * Program Id
             * @description lower case, digits, dots, dashes
             */
            program_id: string;
            /** Purpose */
            purpose: string;
        };
        /** ProgramView */
        ProgramView: {
            /** Allocated Fen */
            allocated_fen: number;
            /** District Id */
            district_id: string;
            /** District Name */
            district_name: string;
            /** Program Id */
            program_id: string;
            /** Purpose */
            purpose: string;
        };
        /** ProspectsView */
        ProspectsView: {
            /** Left Out */
            left_out: components["schemas"]["LeftOutView"][];
            /** Merchants */
            merchants: number;
            /** Sum Fen */
            sum_fen: number;
        };
        /**
         * PublicCampaign
         * @description A campaign as everybody may know it: nothing of its money.
         */
        PublicCampaign: {
            /** Campaign Id */
            campaign_id: string;
            /** Districts */
            districts: components["schemas"]["PublicDistrict"][];
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Name */
            name: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /** PublicCampaignsView */
        PublicCampaignsView: {
            /** Campaigns */
            campaigns: components["schemas"]["PublicCampaign"][];
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
        };
        /** PublicDistrict */
        PublicDistrict: {
            /** District Id */
            district_id: string;
            /** Name */
            name: string;
        };
        /**
         * Reconciled
         * @description A run; `by_result` in all, `by_pair` with both sides' money, `by_day`; `open` differences of its campaign or
         *     district, once it was kept.
         */
        Reconciled: {
            /**
             * As At
             * Format: date-time
             */
            as_at: string;
            /** By Day */
            by_day: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            /** By Pair */
            by_pair: {
                [key: string]: {
                    [key: string]: {
                        [key: string]: number;
                    };
                };
            };
            /** By Result */
            by_result: {
                [key: string]: number;
            };
            /** Campaign Id */
            campaign_id: string;
            /** District Id */
            district_id: string | null;
            /**
             * Finished At
             * Format: date-time
             */
            finished_at: string;
            /** Is Present */
            is_present: boolean;
            /** Is Whole */
            is_whole: boolean;
            /** Open */
            open: number;
            /** Run Id */
            run_id: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Started By */
            started_by: string;
        };
        /** ReconciliationBody */
        ReconciliationBody: {
            /** As At */
            as_at?: string | null;
            /** Campaign Id */
            campaign_id: string;
            /** District Id */
            district_id?: string | null;
        };
        /**
         * Result
         * @enum {string}
         */
        Result: "MATCHED" | "ON_ITS_WAY" | "MISSING_HERE" | "MISSING_THERE" | "AMOUNT_DIFFERS" | "WORD_DIFFERS";
        /** RoundBody */
        RoundBody: {
            /** Campaign Person Max */
            campaign_person_max?: number | null;
            /** Categories */
            categories: string[];
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /** Name */
            name: string;
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /**
             * Round Id
             * @description lower case, digits, dots, dashes
             */
            round_id: string;
            /** Round No */
            round_no: number;
            /** Stocks */
            stocks: components["schemas"]["StockBody"][];
        };
        /** RoundTermsView */
        RoundTermsView: {
            /** Campaign Person Max */
            campaign_person_max: number | null;
            /** Categories */
            categories: string[];
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /** Name */
            name: string;
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /** Round Id */
            round_id: string;
            /** Round No */
            round_no: number;
            /** Stocks */
            stocks: components["schemas"]["StockTermsView"][];
        };
        /**
         * Ruling
         * @description Drafted by one, approved by another; it settles what the bank said of the payout up to `line_no`.
         */
        Ruling: {
            /** Approved By */
            approved_by?: string | null;
            /** Drafted By */
            drafted_by: string;
            /** Line No */
            line_no: number;
            outcome: components["schemas"]["Outcome"];
            /** Payout Id */
            payout_id: string;
            /** Reason */
            reason: string;
        };
        /** RulingBody */
        RulingBody: {
            outcome: components["schemas"]["Outcome"];
            /** Reason */
            reason: string;
            /**
             * Saw Line No
             * @description of the bank's last word about the payout
             */
            saw_line_no: number;
        };
        /** RulingView */
        RulingView: {
            /** Approved At */
            approved_at: string | null;
            /** Approved By */
            approved_by: string | null;
            /**
             * Drafted At
             * Format: date-time
             */
            drafted_at: string;
            /** Drafted By */
            drafted_by: string;
            /** Line No */
            line_no: number;
            /** Outcome */
            outcome: string;
            /** Reason */
            reason: string;
        };
        /** RunsLine */
        RunsLine: {
            /**
             * As At
             * Format: date-time
             */
            as_at: string;
            /** By Result */
            by_result: {
                [key: string]: number;
            };
            /** Campaign Id */
            campaign_id: string;
            /** District Id */
            district_id: string | null;
            /**
             * Finished At
             * Format: date-time
             */
            finished_at: string;
            /** Is Present */
            is_present: boolean;
            /** Is Whole */
            is_whole: boolean;
            /** Run Id */
            run_id: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Started By */
            started_by: string;
        };
        /** RunView */
        RunView: {
            /**
             * As At
             * Format: date-time
             */
            as_at: string;
            /** By Merchant */
            by_merchant: components["schemas"]["PlaceView"][];
            /** By Pair */
            by_pair: components["schemas"]["PairView"][];
            /** Campaign Id */
            campaign_id: string;
            /** District Id */
            district_id: string | null;
            /**
             * Finished At
             * Format: date-time
             */
            finished_at: string;
            /** Is Present */
            is_present: boolean;
            /** Is Whole */
            is_whole: boolean;
            /** Run Id */
            run_id: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Started By */
            started_by: string;
        };
        /** AccountView */
        services__treasury__entrypoints__bodies__AccountView: {
            /** Balance Fen */
            balance_fen: number;
            /** Kind */
            kind: string;
            /** Pool Id */
            pool_id: string;
            /** Program Id */
            program_id: string | null;
        };
        /** AccountView */
        services__treasury__entrypoints__settlement_bodies__AccountView: {
            /** Account */
            account: string;
            /** Merchant Id */
            merchant_id: string;
            /** Name */
            name: string;
        };
        /**
         * EntryView
         * @description What treasury made of a redemption, an undo or a refund; negative for what the merchant is owed less.
         */
        services__treasury__entrypoints__settlement_bodies__EntryView: {
            /** Agreed At */
            agreed_at: string | null;
            /** Amount Fen */
            amount_fen: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Business Day */
            business_day: string;
            /** Campaign Id */
            campaign_id: string;
            /** Closed At */
            closed_at: string | null;
            /** District Id */
            district_id: string;
            /** Entry Id */
            entry_id: string;
            /** Kind */
            kind: string;
            /** Merchant Id */
            merchant_id: string;
            /** Pool Id */
            pool_id: string;
            /** Program Id */
            program_id: string;
            /** Redemption Id */
            redemption_id: string;
            /** Settlement Id */
            settlement_id: string | null;
        };
        /** SettledDay */
        SettledDay: {
            /** Agreed At */
            agreed_at: string | null;
            /** Business Day */
            business_day: string;
            /**
             * Closed At
             * Format: date-time
             */
            closed_at: string;
            /** Count */
            count: number;
            /** Net Fen */
            net_fen: number;
            /** Refunded Fen */
            refunded_fen: number;
            /** Refunds */
            refunds: number;
            /** Sum Fen */
            sum_fen: number;
        };
        /** SettlementBatchBody */
        SettlementBatchBody: {
            /**
             * Batch Id
             * @description lower case, digits, dots, dashes
             */
            batch_id: string;
            /**
             * Business Day
             * @description a business day, such as 2022-08-26
             */
            business_day: string;
            /**
             * Campaign Id
             * @description an id given before
             */
            campaign_id: string;
            /**
             * District Id
             * @description an id given before
             */
            district_id: string;
        };
        /** SettlementLine */
        SettlementLine: {
            /** Amount Fen */
            amount_fen: number;
            /** Business Days */
            business_days: string[];
            /** Campaign Id */
            campaign_id: string;
            /** District Id */
            district_id: string;
            /** Merchant Id */
            merchant_id: string;
            /**
             * Moved At
             * Format: date-time
             */
            moved_at: string;
            /** Payouts */
            payouts: number;
            /** Settlement Id */
            settlement_id: string;
            /** State */
            state: string;
            /** Version */
            version: number;
        };
        /** SettlementView */
        SettlementView: {
            /** Amount Fen */
            amount_fen: number;
            /** Bank Lines */
            bank_lines: components["schemas"]["BankLineView"][];
            /** Business Days */
            business_days: string[];
            /** Campaign Id */
            campaign_id: string;
            /** Days */
            days: components["schemas"]["SettledDay"][];
            /** District Id */
            district_id: string;
            /** Merchant Id */
            merchant_id: string;
            /**
             * Moved At
             * Format: date-time
             */
            moved_at: string;
            /** Payments */
            payments: components["schemas"]["PaymentView"][];
            /** Payouts */
            payouts: number;
            /** Postings */
            postings: components["schemas"]["PostingView"][];
            /** Settlement Id */
            settlement_id: string;
            /** State */
            state: string;
            /** Version */
            version: number;
        };
        /**
         * Settling
         * @description The batch, and the merchants that have days to be settled and are not in it, with the reason.
         */
        Settling: {
            /** Approved By */
            approved_by?: string | null;
            /** Batch Id */
            batch_id: string;
            /**
             * Business Day
             * @default
             */
            business_day?: string;
            /** Campaign Id */
            campaign_id: string;
            /** Count */
            count: number;
            /** District Id */
            district_id: string;
            /**
             * Left Out
             * @default []
             */
            left_out?: components["schemas"]["LeftOut"][];
            /** Prepared By */
            prepared_by: string;
            /** Program Id */
            program_id: string;
            /** Sent At */
            sent_at?: string | null;
            /** Sha256 */
            sha256: string;
            state: components["schemas"]["BatchState"];
            /** Sum Fen */
            sum_fen: number;
        };
        /**
         * EntryView
         * @description An act of staff; `holds`: its hash follows from the one before and from what stands here.
         */
        shared__runtime__audit_view__EntryView: {
            /** Act */
            act: string;
            /** Actor */
            actor: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Detail */
            detail: string;
            /** Hash */
            hash: string;
            /** Holds */
            holds: boolean;
            /** Role */
            role: string;
            /** Seq */
            seq: number;
            /** Subject */
            subject: string;
        };
        /** StateSum */
        StateSum: {
            /** Lines */
            lines: number;
            /** Sum Fen */
            sum_fen: number;
        };
        /** StockBody */
        StockBody: {
            /** Face Value Fen */
            face_value_fen: number;
            /**
             * Per Person Max
             * @default 1
             */
            per_person_max?: number;
            /** Quantity */
            quantity: number;
            /**
             * Stock Id
             * @description lower case, digits, dots, dashes
             */
            stock_id: string;
            /** Threshold Fen */
            threshold_fen: number;
            /**
             * Valid Until
             * Format: date-time
             */
            valid_until: string;
        };
        /** StockTermsView */
        StockTermsView: {
            /** Face Value Fen */
            face_value_fen: number;
            /** Per Person Max */
            per_person_max: number;
            /** Quantity */
            quantity: number;
            /** Stock Id */
            stock_id: string;
            /** Threshold Fen */
            threshold_fen: number;
            /**
             * Valid Until
             * Format: date-time
             */
            valid_until: string;
        };
        /**
         * Taking
         * @description Nothing needs to be said.
         */
        Taking: Record<string, never>;
        /** UnmaskBody */
        UnmaskBody: {
            /** Reason */
            reason: string;
        };
        /**
         * WaitingView
         * @description Something drafted that waits for another person; `is_own`: the reader drafted it.
         *
         *     `id` is that of its kind's approval door; what the approval must name stands here: `amount_fen` (of an allocation
         *     change what it shall be), `sha256`, or `line_no` and `outcome`.
         */
        WaitingView: {
            /** Amount Fen */
            amount_fen: number | null;
            /** Campaign Id */
            campaign_id: string | null;
            /** District Id */
            district_id: string | null;
            /** Drafted At */
            drafted_at: string | null;
            /** Drafted By */
            drafted_by: string;
            /** Id */
            id: string;
            /** Is Own */
            is_own: boolean;
            /** Kind */
            kind: string;
            /** Line No */
            line_no: number | null;
            /** Outcome */
            outcome: string | null;
            /** Sha256 */
            sha256: string | null;
            /** Title */
            title: string;
        };
        /**
         * WhyNot
         * @description Why a merchant with unsettled days is not in a batch.
         * @enum {string}
         */
        WhyNot: "HELD" | "NO_ACCOUNT" | "STILL_OPEN" | "NOT_AGREED" | "CARRIED";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    post_allocation_change_approval_api_treasury_v1_allocation_changes__change_id__approvals_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                change_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveAllocationChange"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllocationChange"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_approvals_api_treasury_v1_approvals_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalsView"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_audit_api_treasury_v1_audit_get: {
        parameters: {
            query?: {
                /** @description an act, such as grant.approve, or all that begin so: grant */
                act?: string | null;
                actor?: string | null;
                /** @description `next` of the page before */
                before?: number | null;
                from?: string | null;
                /** @description stands somewhere in the entity's id */
                subject?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditView"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_answer_api_treasury_v1_bank_answers_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerView"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_contradictions_api_treasury_v1_bank_contradictions_get: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContradictionView"][];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_campaigns_api_treasury_v1_campaigns_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignLine"][];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_campaign_api_treasury_v1_campaigns_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignBody"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_campaign_api_treasury_v1_campaigns__campaign_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignView"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_campaign_approval_api_treasury_v1_campaigns__campaign_id__approvals_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                campaign_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveCampaign"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_balance_api_treasury_v1_campaigns__campaign_id__balance_get: {
        parameters: {
            query?: {
                at?: string | null;
            };
            header?: never;
            path: {
                campaign_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceView"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_differences_api_treasury_v1_differences_get: {
        parameters: {
            query?: {
                /** @description the difference_id seen last */
                after?: string;
                state?: ("OPEN" | "ENDED") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DifferenceView"][];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_end_api_treasury_v1_differences__difference_id__ends_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                difference_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ending"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Difference"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_taking_api_treasury_v1_differences__difference_id__takings_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                difference_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Taking"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Difference"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_grant_api_treasury_v1_grants_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantBody"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grant"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_grant_api_treasury_v1_grants__grant_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantView"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_grant_approval_api_treasury_v1_grants__grant_id__approvals_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                grant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveGrant"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grant"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_grant_cancellation_api_treasury_v1_grants__grant_id__cancellations_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                grant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grant"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_account_files_api_treasury_v1_merchant_accounts_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountFileLine"][];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_accounts_api_treasury_v1_merchant_accounts_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountsBody"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountFile"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_accounts_api_treasury_v1_merchant_accounts__file_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description lower case, digits, dots, dashes */
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountFileView"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_accounts_approval_api_treasury_v1_merchant_accounts__file_id__approvals_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description lower case, digits, dots, dashes */
                file_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveAccounts"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountFile"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_unmasking_api_treasury_v1_merchant_accounts__file_id__unmaskings_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description lower case, digits, dots, dashes */
                file_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmaskBody"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountFileView"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_differing_api_treasury_v1_merchant_days_differing_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DifferingDayView"][];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_holds_api_treasury_v1_merchant_holds_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldView"][];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_hold_api_treasury_v1_merchants__merchant_id__holds_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description an id given before */
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldBody"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_batches_api_treasury_v1_payout_batches_get: {
        parameters: {
            query?: {
                program_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchLine"][];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_batch_api_treasury_v1_payout_batches_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchBody"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prepared"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_batch_api_treasury_v1_payout_batches__batch_id__get: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_approval_api_treasury_v1_payout_batches__batch_id__approvals_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveBatch"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutBatch"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cancellation_api_treasury_v1_payout_batches__batch_id__cancellations_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutBatch"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_file_api_treasury_v1_payout_batches__batch_id__file_get: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the payment file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_payout_api_treasury_v1_payouts__payout_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the payout's number */
                payout_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutView"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_clawback_api_treasury_v1_payouts__payout_id__clawbacks_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the payout's number */
                payout_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClawbackBody"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clawback"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_clawback_approval_api_treasury_v1_payouts__payout_id__clawbacks_approvals_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the payout's number */
                payout_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveClawback"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clawback"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_ruling_api_treasury_v1_payouts__payout_id__rulings_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the payout's number */
                payout_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulingBody"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ruling"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_ruling_approval_api_treasury_v1_payouts__payout_id__rulings_approvals_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the payout's number */
                payout_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveRuling"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ruling"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_due_api_treasury_v1_payouts_due_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DueView"][];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_allocation_change_api_treasury_v1_programs__program_id__allocation_changes_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                program_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AllocationChangeBody"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllocationChange"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_public_campaigns_api_treasury_v1_public_campaigns_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicCampaignsView"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_reconciliations_api_treasury_v1_reconciliations_get: {
        parameters: {
            query: {
                campaign_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunsLine"][];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_reconciliation_api_treasury_v1_reconciliations_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReconciliationBody"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reconciled"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_reconciliation_api_treasury_v1_reconciliations__run_id__get: {
        parameters: {
            query?: {
                /** @description `<business_day>/<merchant_id>` seen last */
                after?: string;
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_found_api_treasury_v1_reconciliations__run_id__differences_get: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundView"][];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_redemption_api_treasury_v1_redemptions__redemption_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                redemption_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowedView"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_batch_api_treasury_v1_settlement_batches_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettlementBatchBody"];
            };
        };
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settling"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_prospects_api_treasury_v1_settlement_batches_prospects_get: {
        parameters: {
            query: {
                /** @description a business day, such as 2022-08-26 */
                business_day: string;
                campaign_id: string;
                district_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProspectsView"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_settlements_api_treasury_v1_settlements_get: {
        parameters: {
            query?: {
                after?: string;
                campaign_id?: string | null;
                merchant_id?: string | null;
                state?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementLine"][];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_settlement_api_treasury_v1_settlements__settlement_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                settlement_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementView"];
                };
            };
            /** @description Busy: repeat with the same Idempotency-Key after Retry-After */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
