export interface paths {
    "/api/subsidies/v1/audit": {
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
        get: operations["get_audit_api_subsidies_v1_audit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Claims
         * @description All of the buyer's claims.
         */
        get: operations["get_claims_api_subsidies_v1_claims_get"];
        put?: never;
        /**
         * Post Claim
         * @description Open a draft; the same key opens the same one.
         */
        post: operations["post_claim_api_subsidies_v1_claims_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/claims/{claim_no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Claim
         * @description Where the claim stands.
         */
        get: operations["get_claim_api_subsidies_v1_claims__claim_no__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Patch Claim
         * @description Keep what was typed so far, and say what is wrong with it.
         */
        patch: operations["patch_claim_api_subsidies_v1_claims__claim_no__patch"];
        trace?: never;
    };
    "/api/subsidies/v1/claims/{claim_no}/documents/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Document
         * @description One's own document as it was kept.
         */
        get: operations["get_document_api_subsidies_v1_claims__claim_no__documents__kind__get"];
        /**
         * Put Document
         * @description Upload a document (≤ 10 MB: PDF, OFD, JPEG, PNG by content); what an e-invoice says otherwise is named.
         */
        put: operations["put_document_api_subsidies_v1_claims__claim_no__documents__kind__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/claims/{claim_no}/fixes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Fix
         * @description File a returned claim again.
         */
        post: operations["post_fix_api_subsidies_v1_claims__claim_no__fixes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/claims/{claim_no}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Form
         * @description What was typed and uploaded so far, to go on with.
         */
        get: operations["get_form_api_subsidies_v1_claims__claim_no__form_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/claims/{claim_no}/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Submission
         * @description File the claim; everything that is wrong is said at once.
         */
        post: operations["post_submission_api_subsidies_v1_claims__claim_no__submissions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/claims/{claim_no}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Withdrawal
         * @description Withdraw the claim before its last approval.
         */
        post: operations["post_withdrawal_api_subsidies_v1_claims__claim_no__withdrawals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/fuel-cards/claims/{claim_no}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Assignment
         * @description Put a claim's cards aside.
         */
        post: operations["post_assignment_api_subsidies_v1_fuel_cards_claims__claim_no__assignments_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/fuel-cards/claims/{claim_no}/hand-overs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Hand Over
         * @description Hand them to the buyer; the body is the picture of the signature (JPEG or PNG).
         */
        post: operations["post_hand_over_api_subsidies_v1_fuel_cards_claims__claim_no__hand_overs_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/fuel-cards/claims/{claim_no}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Return
         * @description Take them back with the car; vouchers of `void_stock_id`, if any, are still to be voided at redemption's.
         */
        post: operations["post_return_api_subsidies_v1_fuel_cards_claims__claim_no__returns_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/fuel-cards/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Delivery
         * @description Take a delivery into the ledger.
         */
        post: operations["post_delivery_api_subsidies_v1_fuel_cards_deliveries_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Notices
         * @description Claims in public notice (公示), by number; `after` is the last number seen.
         */
        get: operations["get_notices_api_subsidies_v1_notices_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Policies
         * @description The policies of a campaign, or the latest of all.
         */
        get: operations["get_policies_api_subsidies_v1_policies_get"];
        put?: never;
        /**
         * Post Policy
         * @description Load a policy, or its next version, as `deploy/campaigns/policy_schedule.py` writes it.
         */
        post: operations["post_policy_api_subsidies_v1_policies_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/policies/dry-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Dry Run
         * @description What changed rules would mean for the claims filed so far; nothing is changed.
         */
        post: operations["post_dry_run_api_subsidies_v1_policies_dry_runs_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Pools
         * @description What is left (余额), what was reserved within a day, and when the money ends if that goes on.
         */
        get: operations["get_pools_api_subsidies_v1_pools_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Queue
         * @description A page of the officer's queue, the longest filed first; `after` is the last filing number seen.
         */
        get: operations["get_queue_api_subsidies_v1_reviews_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/reviews/{claim_no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get File
         * @description A file as an officer sees it: personal data masked, what invoices say otherwise and what the check noted.
         */
        get: operations["get_file_api_subsidies_v1_reviews__claim_no__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/reviews/{claim_no}/approvals": {
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
         * @description Approve at one's level.
         */
        post: operations["post_approval_api_subsidies_v1_reviews__claim_no__approvals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/reviews/{claim_no}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Assignment
         * @description Take the file, while it lies with one's level.
         */
        post: operations["post_assignment_api_subsidies_v1_reviews__claim_no__assignments_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/reviews/{claim_no}/documents/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Document
         * @description A document as it was kept; who looked at it stands on the audit chain.
         */
        get: operations["get_document_api_subsidies_v1_reviews__claim_no__documents__kind__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/reviews/{claim_no}/hand-backs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Hand Back
         * @description Hand the file back.
         */
        post: operations["post_hand_back_api_subsidies_v1_reviews__claim_no__hand_backs_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/reviews/{claim_no}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Objection
         * @description Somebody objected during the public notice: all levels look again.
         */
        post: operations["post_objection_api_subsidies_v1_reviews__claim_no__objections_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/reviews/{claim_no}/rejections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Rejection
         * @description Reject it for a coded reason.
         */
        post: operations["post_rejection_api_subsidies_v1_reviews__claim_no__rejections_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/reviews/{claim_no}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Return
         * @description Return it, naming what is to be fixed.
         */
        post: operations["post_return_api_subsidies_v1_reviews__claim_no__returns_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/reviews/{claim_no}/unmaskings": {
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
         * @description Show one field whole, for a reason that goes on the audit chain.
         */
        post: operations["post_unmasking_api_subsidies_v1_reviews__claim_no__unmaskings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subsidies/v1/reviews/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Counts
         * @description How many claims stand in each state, of the officer's district.
         */
        get: operations["get_counts_api_subsidies_v1_reviews_counts_get"];
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
        /** ActedView */
        ActedView: {
            /** By */
            by: string;
            /** Level */
            level: string;
        };
        /** ApproveBody */
        ApproveBody: {
            /** Saw Amount Fen */
            saw_amount_fen: number;
        };
        /**
         * AttachedView
         * @description A document as it stands, with the fields that it says otherwise.
         */
        AttachedView: {
            /** Differences */
            differences: string[];
            /** Kind */
            kind: string;
            /** Pages */
            pages: number;
            /** Size */
            size: number;
            /** Type */
            type: string;
        };
        /** AuditView */
        AuditView: {
            /** Entries */
            entries: components["schemas"]["shared__runtime__audit_view__EntryView"][];
            /** Next */
            next: number | null;
        };
        /** CardsBackView */
        CardsBackView: {
            /** Card Nos */
            card_nos: string[];
            /** Void Stock Id */
            void_stock_id: string | null;
        };
        /** CardsView */
        CardsView: {
            /** Card Nos */
            card_nos: string[];
        };
        /**
         * Change
         * @description A claim's award now and under the rules tried; `refusals` say why it would earn nothing.
         */
        Change: {
            /** Claim No */
            claim_no: string;
            /** Now Fen */
            now_fen: number;
            /** Refusals */
            refusals: components["schemas"]["Refusal"][];
            /** Then Fen */
            then_fen: number;
        };
        /** CheckedView */
        CheckedView: {
            /** Problems */
            problems: components["schemas"]["ProblemView"][];
            /** Warnings */
            warnings: components["schemas"]["ProblemView"][];
        };
        /** ClaimNoView */
        ClaimNoView: {
            /** Claim No */
            claim_no: string;
        };
        /**
         * ClaimView
         * @description Where a claim stands (办理进度): dates, the office's clock, and what is to be fixed until when.
         */
        ClaimView: {
            /** Amount Fen */
            amount_fen: number;
            /** Claim No */
            claim_no: string;
            /** Documents */
            documents: string[];
            /** Filed At */
            filed_at: string | null;
            /** Fix By */
            fix_by: string | null;
            /** Fix Fields */
            fix_fields: string[];
            /** Fix Notes */
            fix_notes: {
                [key: string]: string;
            };
            /** Notice Until */
            notice_until: string | null;
            /** Office Clock Runs */
            office_clock_runs: boolean;
            /** Office Time S */
            office_time_s: number;
            /** Pay Failure */
            pay_failure: string;
            /** Policy Id */
            policy_id: string;
            /** Rejected For */
            rejected_for: string | null;
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
            /** Service Time S */
            service_time_s: number;
            /** Settled Fen */
            settled_fen: number;
            state: components["schemas"]["State"];
            /** Steps */
            steps: components["schemas"]["StepView"][];
        };
        /** CountsView */
        CountsView: {
            /** By State */
            by_state: {
                [key: string]: number;
            };
        };
        /** DocumentView */
        DocumentView: {
            /** Differences */
            differences: string[];
            /** Document Id */
            document_id: string;
            /** Kind */
            kind: string;
            /** Pages */
            pages: number;
            /** Type */
            type: string;
        };
        /**
         * DryRun
         * @description What the rules tried would mean for the living claims of the policy.
         *
         *     While `bound` names a place, loading these rules is refused: claims live by what stands there now.
         */
        DryRun: {
            /** Bound */
            bound: string[];
            /** Changed */
            changed: number;
            /** Changes */
            changes: components["schemas"]["Change"][];
            /** Looked At */
            looked_at: number;
            /** Now Fen */
            now_fen: number;
            /** Then Fen */
            then_fen: number;
        };
        /** FieldsBody */
        FieldsBody: {
            /** Fields */
            fields: {
                [key: string]: string;
            };
        };
        /** FieldView */
        FieldView: {
            /** Choices */
            choices: string[];
            /** Kind */
            kind: string;
            /** Label */
            label: string;
            /** Name */
            name: string;
        };
        /** FiledView */
        FiledView: {
            /** Amount Fen */
            amount_fen: number;
            /** Claim No */
            claim_no: string;
            /**
             * Filed At
             * Format: date-time
             */
            filed_at: string;
            state: components["schemas"]["State"];
        };
        /**
         * FileView
         * @description A file as an officer sees it: personal data masked; `labels` name fields, documents and choices.
         */
        FileView: {
            /** Acted */
            acted: components["schemas"]["ActedView"][];
            /** Amount Fen */
            amount_fen: number;
            /** Assigned To */
            assigned_to: string | null;
            /** Claim No */
            claim_no: string;
            /** Differences */
            differences: string[];
            /** Documents */
            documents: string[];
            /** Fields */
            fields: {
                [key: string]: string;
            };
            /** Filed At */
            filed_at: string | null;
            /** Findings */
            findings: components["schemas"]["ProblemView"][];
            /** Fix By */
            fix_by: string | null;
            /** Fix Fields */
            fix_fields: string[];
            /** Fix Notes */
            fix_notes: {
                [key: string]: string;
            };
            /** Labels */
            labels: {
                [key: string]: string;
            };
            /** Notice Until */
            notice_until: string | null;
            /** Office Clock Runs */
            office_clock_runs: boolean;
            /** Office Time S */
            office_time_s: number;
            /** Pay Failure */
            pay_failure: string;
            /** Policy Id */
            policy_id: string;
            /** Rejected For */
            rejected_for: string | null;
            /** Rejection Reasons */
            rejection_reasons: string[];
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
            /** Service Time S */
            service_time_s: number;
            /** Settled Fen */
            settled_fen: number;
            state: components["schemas"]["State"];
            /** Steps */
            steps: components["schemas"]["StepView"][];
        };
        /**
         * FormView
         * @description What was typed: whole where it may be changed, masked elsewhere; and what is wrong so far.
         */
        FormView: {
            /** Claim No */
            claim_no: string;
            /** Documents */
            documents: components["schemas"]["AttachedView"][];
            /** Fields */
            fields: {
                [key: string]: string;
            };
            /** Problems */
            problems: components["schemas"]["ProblemView"][];
            /** Warnings */
            warnings: components["schemas"]["ProblemView"][];
        };
        /** LoadedView */
        LoadedView: {
            /** Policy Id */
            policy_id: string;
            /** Version */
            version: number;
        };
        /** MovedView */
        MovedView: {
            /** Claim No */
            claim_no: string;
            state: components["schemas"]["State"];
        };
        /**
         * NoticeView
         * @description A claim as the public sees it: who, masked, and how much.
         */
        NoticeView: {
            /** Amount Fen */
            amount_fen: number;
            /** Claim No */
            claim_no: string;
            /** Name */
            name: string;
            /** Until */
            until: string | null;
        };
        /** OpenBody */
        OpenBody: {
            /** Policy Id */
            policy_id: string;
        };
        /**
         * PolicyView
         * @description What a buyer must know before filing: who sells, what is asked, what must be shown, what it earns, until when.
         *
         *     `labels` name documents and choices; `basis` is the field that the tiers look at, `account` the one that is paid to.
         */
        PolicyView: {
            /** Account */
            account: string;
            /** Basis */
            basis: string;
            /** Campaign Id */
            campaign_id: string;
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /** District Id */
            district_id: string;
            /** Documents */
            documents: string[];
            /** Enrolled */
            enrolled: components["schemas"]["SellerView"][];
            /** Fields */
            fields: components["schemas"]["FieldView"][];
            /** Fix Within S */
            fix_within_s: number;
            /** Labels */
            labels: {
                [key: string]: string;
            };
            /** Levels */
            levels: string[];
            /** Money Left */
            money_left: boolean;
            /** Name */
            name: string;
            /** Notice S */
            notice_s: number;
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /** Payout */
            payout: string[];
            /** Policy Id */
            policy_id: string;
            /** Sellers */
            sellers: string[];
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
            /** Service Time S */
            service_time_s: number;
            /** Tiers */
            tiers: components["schemas"]["TierView"][];
            /** Version */
            version: number;
            /** Waiting */
            waiting: number;
        };
        /** PoolsView */
        PoolsView: {
            /** Pools */
            pools: components["schemas"]["PoolView"][];
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
        };
        /**
         * PoolView
         * @description `filed` counts claims ever filed; `empties_at` is null while nothing was reserved, or nothing is left.
         */
        PoolView: {
            /** Campaign Id */
            campaign_id: string;
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /** District Id */
            district_id: string;
            /** Empties At */
            empties_at: string | null;
            /** Filed */
            filed: number;
            /** Name */
            name: string;
            /** Policy Id */
            policy_id: string;
            /** Remaining Fen */
            remaining_fen: number;
            /** Reserved Last Day Fen */
            reserved_last_day_fen: number;
            /** Waiting */
            waiting: number;
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
         * ProblemView
         * @description What is wrong with a field or a document, with the sentence to show beside it.
         */
        ProblemView: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Field */
            field: string;
            /** Title */
            title: string;
        };
        /** ReceiveBody */
        ReceiveBody: {
            /** Card Nos */
            card_nos: string[];
            /** Policy Id */
            policy_id: string;
        };
        /**
         * Refusal
         * @description Codes of `shared/contracts/refusals.py`; a filing may meet several at once.
         * @enum {string}
         */
        Refusal: "MALFORMED" | "NOT_FOUND" | "FORBIDDEN" | "WRONG_STATE" | "SAME_PERSON" | "CONFLICT" | "ID_INVALID" | "DUPLICATE_VIN" | "DUPLICATE_INVOICE" | "DUPLICATE_PERSON" | "DEALER_NOT_ENROLLED" | "SEATS_OVER_7" | "COMMERCIAL_VEHICLE" | "OUT_OF_WINDOW" | "NAME_MISMATCH" | "AMOUNT_MISMATCH" | "BELOW_TIERS" | "DOCUMENT_MISSING" | "DOCUMENT_UNREADABLE" | "STALE_VALUE" | "POOL_EMPTY" | "CARDS_SHORT" | "FIX_DEADLINE_PASSED";
        /** RejectBody */
        RejectBody: {
            /** @description one of the file's `rejection_reasons` */
            reason: components["schemas"]["Refusal"];
        };
        /**
         * ReturnBody
         * @description What is to be fixed; a note beside some of it tells the buyer what is wrong.
         */
        ReturnBody: {
            /** Fields */
            fields: string[];
            /** Notes */
            notes?: {
                [key: string]: string;
            };
        };
        /** ReturnCardsBody */
        ReturnCardsBody: {
            /** Reason */
            reason: string;
        };
        /** SellerView */
        SellerView: {
            /** Name */
            name: string;
            /** Uscc */
            uscc: string;
        };
        /**
         * EntryView
         * @description A file in a queue; `filing_no` is the cursor of the pages, the times are the office's clock and its limit.
         */
        services__subsidies__entrypoints__desk_bodies__EntryView: {
            /** Amount Fen */
            amount_fen: number;
            /** Assigned To */
            assigned_to: string | null;
            /** Claim No */
            claim_no: string;
            /**
             * Filed At
             * Format: date-time
             */
            filed_at: string;
            /** Filing No */
            filing_no: number;
            /** Office Time S */
            office_time_s: number;
            /** Policy Id */
            policy_id: string;
            /** Service Time S */
            service_time_s: number;
            state: components["schemas"]["State"];
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
        /**
         * State
         * @enum {string}
         */
        State: "DRAFT" | "SUBMITTED" | "WAITLISTED" | "AUTO_CHECKED" | "DISTRICT_APPROVED" | "CITY_APPROVED" | "PUBLICISED" | "IN_BATCH" | "PAID" | "PAY_FAILED" | "RETURNED_FOR_FIX" | "REJECTED" | "WITHDRAWN" | "LAPSED" | "CLAWED_BACK";
        /** StepView */
        StepView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            state: components["schemas"]["State"];
        };
        /**
         * TierView
         * @description From this basis on: an amount, or a rate of the basis in hundredths of a percent.
         */
        TierView: {
            /** Amount Fen */
            amount_fen: number | null;
            /** Basis From */
            basis_from: number;
            /** Rate Permyriad */
            rate_permyriad: number | null;
        };
        /** UnmaskBody */
        UnmaskBody: {
            /** Field */
            field: string;
            /** Reason */
            reason: string;
        };
        /**
         * UnmaskedView
         * @description `value` is shown once: the same key again answers without it.
         */
        UnmaskedView: {
            /** Claim No */
            claim_no: string;
            /** Field */
            field: string;
            /** Value */
            value?: string | null;
        };
        /** WhyBody */
        WhyBody: {
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
    get_audit_api_subsidies_v1_audit_get: {
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
    get_claims_api_subsidies_v1_claims_get: {
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
                    "application/json": components["schemas"]["ClaimView"][];
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
    post_claim_api_subsidies_v1_claims_post: {
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
                "application/json": components["schemas"]["OpenBody"];
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
                    "application/json": components["schemas"]["ClaimNoView"];
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
    get_claim_api_subsidies_v1_claims__claim_no__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the claim's number */
                claim_no: string;
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
                    "application/json": components["schemas"]["ClaimView"];
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
    patch_claim_api_subsidies_v1_claims__claim_no__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the claim's number */
                claim_no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldsBody"];
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedView"];
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
    get_document_api_subsidies_v1_claims__claim_no__documents__kind__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the claim's number */
                claim_no: string;
                kind: string;
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
            /** @description the document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ofd": unknown;
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
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
    put_document_api_subsidies_v1_claims__claim_no__documents__kind__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the claim's number */
                claim_no: string;
                kind: string;
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
                    "application/json": components["schemas"]["DocumentView"];
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
    post_fix_api_subsidies_v1_claims__claim_no__fixes_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the claim's number */
                claim_no: string;
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
                    "application/json": components["schemas"]["ClaimNoView"];
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
    get_form_api_subsidies_v1_claims__claim_no__form_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the claim's number */
                claim_no: string;
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
                    "application/json": components["schemas"]["FormView"];
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
    post_submission_api_subsidies_v1_claims__claim_no__submissions_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the claim's number */
                claim_no: string;
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
                    "application/json": components["schemas"]["FiledView"];
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
    post_withdrawal_api_subsidies_v1_claims__claim_no__withdrawals_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the claim's number */
                claim_no: string;
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
                    "application/json": components["schemas"]["ClaimNoView"];
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
    post_assignment_api_subsidies_v1_fuel_cards_claims__claim_no__assignments_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the claim's number */
                claim_no: string;
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
                    "application/json": components["schemas"]["CardsView"];
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
    post_hand_over_api_subsidies_v1_fuel_cards_claims__claim_no__hand_overs_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the claim's number */
                claim_no: string;
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
                    "application/json": components["schemas"]["CardsView"];
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
    post_return_api_subsidies_v1_fuel_cards_claims__claim_no__returns_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the claim's number */
                claim_no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnCardsBody"];
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
                    "application/json": components["schemas"]["CardsBackView"];
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
    post_delivery_api_subsidies_v1_fuel_cards_deliveries_post: {
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
                "application/json": components["schemas"]["ReceiveBody"];
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
                    "application/json": components["schemas"]["CardsView"];
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
    get_notices_api_subsidies_v1_notices_get: {
        parameters: {
            query: {
                after?: string;
                policy_id: string;
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
                    "application/json": components["schemas"]["NoticeView"][];
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
    get_policies_api_subsidies_v1_policies_get: {
        parameters: {
            query?: {
                campaign_id?: string | null;
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
                    "application/json": components["schemas"]["PolicyView"][];
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
    post_policy_api_subsidies_v1_policies_post: {
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
                    "application/json": components["schemas"]["LoadedView"];
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
    post_dry_run_api_subsidies_v1_policies_dry_runs_post: {
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
                    "application/json": components["schemas"]["DryRun"];
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
    get_pools_api_subsidies_v1_pools_get: {
        parameters: {
            query?: {
                campaign_id?: string | null;
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
                    "application/json": components["schemas"]["PoolsView"];
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
    get_queue_api_subsidies_v1_reviews_get: {
        parameters: {
            query?: {
                after?: number;
                policy_id?: string | null;
                state?: components["schemas"]["State"];
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
                    "application/json": components["schemas"]["services__subsidies__entrypoints__desk_bodies__EntryView"][];
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
    get_file_api_subsidies_v1_reviews__claim_no__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the claim's number */
                claim_no: string;
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
                    "application/json": components["schemas"]["FileView"];
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
    post_approval_api_subsidies_v1_reviews__claim_no__approvals_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the claim's number */
                claim_no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveBody"];
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
                    "application/json": components["schemas"]["MovedView"];
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
    post_assignment_api_subsidies_v1_reviews__claim_no__assignments_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the claim's number */
                claim_no: string;
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
                    "application/json": components["schemas"]["MovedView"];
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
    get_document_api_subsidies_v1_reviews__claim_no__documents__kind__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the claim's number */
                claim_no: string;
                kind: string;
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
            /** @description the document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ofd": unknown;
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
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
    post_hand_back_api_subsidies_v1_reviews__claim_no__hand_backs_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the claim's number */
                claim_no: string;
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
                    "application/json": components["schemas"]["MovedView"];
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
    post_objection_api_subsidies_v1_reviews__claim_no__objections_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the claim's number */
                claim_no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhyBody"];
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
                    "application/json": components["schemas"]["MovedView"];
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
    post_rejection_api_subsidies_v1_reviews__claim_no__rejections_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the claim's number */
                claim_no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectBody"];
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
                    "application/json": components["schemas"]["MovedView"];
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
    post_return_api_subsidies_v1_reviews__claim_no__returns_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the claim's number */
                claim_no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnBody"];
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
                    "application/json": components["schemas"]["MovedView"];
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
    post_unmasking_api_subsidies_v1_reviews__claim_no__unmaskings_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the claim's number */
                claim_no: string;
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
                    "application/json": components["schemas"]["UnmaskedView"];
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
    get_counts_api_subsidies_v1_reviews_counts_get: {
        parameters: {
            query?: {
                policy_id?: string | null;
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
                    "application/json": components["schemas"]["CountsView"];
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
