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
         * @description A grant and where it stands.
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
        /** AccountView */
        AccountView: {
            /** Balance Fen */
            balance_fen: number;
            /** Kind */
            kind: string;
            /** Pool Id */
            pool_id: string;
            /** Program Id */
            program_id: string | null;
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
        /** BalanceView */
        BalanceView: {
            /** Accounts */
            accounts: components["schemas"]["AccountView"][];
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
        /** Ending */
        Ending: {
            /** Reason */
            reason: string;
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
        /** ReconciliationBody */
        ReconciliationBody: {
            /** As At */
            as_at?: string | null;
            /** Campaign Id */
            campaign_id: string;
            /** District Id */
            district_id?: string | null;
        };
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": {
                        [key: string]: unknown;
                    }[];
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
                    "application/json": {
                        [key: string]: unknown;
                    }[];
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": {
                        [key: string]: unknown;
                    }[];
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": {
                        [key: string]: unknown;
                    }[];
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": {
                        [key: string]: unknown;
                    }[];
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
                    "application/json": {
                        [key: string]: unknown;
                    }[];
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
                    "application/json": unknown;
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
                    "application/json": {
                        [key: string]: unknown;
                    }[];
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": {
                        [key: string]: unknown;
                    }[];
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
                    "application/json": unknown;
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
                    "application/json": {
                        [key: string]: unknown;
                    }[];
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": {
                        [key: string]: unknown;
                    }[];
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": unknown;
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
                    "application/json": {
                        [key: string]: unknown;
                    }[];
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
                    "application/json": unknown;
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
