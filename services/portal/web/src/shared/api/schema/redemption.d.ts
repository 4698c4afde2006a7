export interface paths {
    "/api/redemption/v1/campaigns/{campaign_id}/business-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Days
         * @description Set a campaign's business days.
         */
        post: operations["post_days_api_redemption_v1_campaigns__campaign_id__business_days_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/campaigns/{campaign_id}/days/{day}/file.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Tills File
         * @description The day file of the till's merchant, every till of it.
         */
        get: operations["get_tills_file_api_redemption_v1_campaigns__campaign_id__days__day__file_csv_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/campaigns/{campaign_id}/days/{day}/redemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Day
         * @description The merchant's own list of a business day (当日核销明细), every till of it, undone ones marked.
         *
         *     By pages: ask again `after` what `next` says until it says nothing. Whole once the day is closed; while it is
         *     open, the second in which a page ends may still get more.
         */
        get: operations["get_day_api_redemption_v1_campaigns__campaign_id__days__day__redemptions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/districts/{district_id}/campaigns/{campaign_id}/days/{day}/file.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get File
         * @description The day file as csv: the same bytes whenever it is asked for. One without its last row, the SHA-256, broke
         *     off.
         */
        get: operations["get_file_api_redemption_v1_districts__district_id__campaigns__campaign_id__days__day__file_csv_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/districts/{district_id}/campaigns/{campaign_id}/days/{day}/file.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Sheet
         * @description The day file as a sheet: the rows of the csv file, and the SHA-256 of that.
         */
        get: operations["get_sheet_api_redemption_v1_districts__district_id__campaigns__campaign_id__days__day__file_xlsx_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Feed
         * @description Notices after a number, in order, without gaps; ask again `after` what `next` says.
         */
        get: operations["get_feed_api_redemption_v1_feed_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Merchant
         * @description The merchant, its stores and tills, and the hold on its money if there is one.
         */
        get: operations["get_merchant_api_redemption_v1_merchant_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchant/campaigns/{campaign_id}/days/{day}/file.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get File
         * @description The day file as csv: the same bytes whenever it is asked for. One without its last row, the SHA-256, broke
         *     off.
         */
        get: operations["get_file_api_redemption_v1_merchant_campaigns__campaign_id__days__day__file_csv_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchant/campaigns/{campaign_id}/days/{day}/file.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Sheet
         * @description The day file as a sheet: the rows of the csv file, and the SHA-256 of that.
         */
        get: operations["get_sheet_api_redemption_v1_merchant_campaigns__campaign_id__days__day__file_xlsx_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchant/campaigns/{campaign_id}/outstanding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Outstanding
         * @description Money owed and not yet paid: by business day, with its state and its age in days.
         */
        get: operations["get_outstanding_api_redemption_v1_merchant_campaigns__campaign_id__outstanding_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchant/campaigns/{campaign_id}/redemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Redemptions
         * @description A day's redemptions by pages (`next` → `after`): refunds, and when each is paid or why not yet.
         */
        get: operations["get_redemptions_api_redemption_v1_merchant_campaigns__campaign_id__redemptions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchant/campaigns/{campaign_id}/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Today
         * @description The open day, or the last one, by till.
         */
        get: operations["get_today_api_redemption_v1_merchant_campaigns__campaign_id__today_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchant/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Merchant Feed
         * @description The same for somebody at the merchant's desk.
         */
        get: operations["get_merchant_feed_api_redemption_v1_merchant_feed_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchant/notice-endpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Endpoint
         * @description Have the merchant's notices sent to this address (通知地址) from now on; says how they are signed.
         */
        put: operations["put_endpoint_api_redemption_v1_merchant_notice_endpoint_put"];
        post?: never;
        /**
         * Delete Endpoint
         * @description Stop sending; the feed goes on.
         */
        delete: operations["delete_endpoint_api_redemption_v1_merchant_notice_endpoint_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchant/notice-endpoint/resumptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Resumption
         * @description Go on sending from where it stopped, at once.
         */
        post: operations["post_resumption_api_redemption_v1_merchant_notice_endpoint_resumptions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchant/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Notices
         * @description The address, how far it got (`delivered_to`), and a page of notices with their latest attempts.
         */
        get: operations["get_notices_api_redemption_v1_merchant_notices_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchant/notices/{notice_no}/deliveries": {
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
         * @description Send this notice once more (补发), within moments; the log shows what came of it.
         */
        post: operations["post_delivery_api_redemption_v1_merchant_notices__notice_no__deliveries_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchant/redemptions/{redemption_id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Refund
         * @description Refund (退款) a redemption whose business day is closed; the key is the refund's number at its store.
         */
        post: operations["post_refund_api_redemption_v1_merchant_redemptions__redemption_id__refunds_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchant/redemptions/{redemption_id}/refunds/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Preview
         * @description What a refund would give (退款预览): to the shopper, and back to the pool.
         */
        get: operations["get_preview_api_redemption_v1_merchant_redemptions__redemption_id__refunds_preview_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchants/{merchant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Merchant
         * @description The merchant, its stores and tills, and the hold on its money if there is one.
         */
        get: operations["get_merchant_api_redemption_v1_merchants__merchant_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchants/{merchant_id}/campaigns/{campaign_id}/days/{day}/file.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get File
         * @description The day file as csv: the same bytes whenever it is asked for. One without its last row, the SHA-256, broke
         *     off.
         */
        get: operations["get_file_api_redemption_v1_merchants__merchant_id__campaigns__campaign_id__days__day__file_csv_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchants/{merchant_id}/campaigns/{campaign_id}/days/{day}/file.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Sheet
         * @description The day file as a sheet: the rows of the csv file, and the SHA-256 of that.
         */
        get: operations["get_sheet_api_redemption_v1_merchants__merchant_id__campaigns__campaign_id__days__day__file_xlsx_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchants/{merchant_id}/campaigns/{campaign_id}/outstanding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Outstanding
         * @description Money owed and not yet paid: by business day, with its state and its age in days.
         */
        get: operations["get_outstanding_api_redemption_v1_merchants__merchant_id__campaigns__campaign_id__outstanding_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchants/{merchant_id}/campaigns/{campaign_id}/redemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Redemptions
         * @description A day's redemptions by pages (`next` → `after`): refunds, and when each is paid or why not yet.
         */
        get: operations["get_redemptions_api_redemption_v1_merchants__merchant_id__campaigns__campaign_id__redemptions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchants/{merchant_id}/campaigns/{campaign_id}/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Today
         * @description The open day, or the last one, by till.
         */
        get: operations["get_today_api_redemption_v1_merchants__merchant_id__campaigns__campaign_id__today_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchants/{merchant_id}/notice-endpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Endpoint Of
         * @description The same, by an administrator for a merchant.
         */
        put: operations["put_endpoint_of_api_redemption_v1_merchants__merchant_id__notice_endpoint_put"];
        post?: never;
        /**
         * Delete Endpoint Of
         * @description The same, by an administrator for a merchant.
         */
        delete: operations["delete_endpoint_of_api_redemption_v1_merchants__merchant_id__notice_endpoint_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchants/{merchant_id}/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Staff
         * @description Bind a merchant_admin to the merchant they act for; one merchant a person.
         */
        post: operations["post_staff_api_redemption_v1_merchants__merchant_id__staff_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchants/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Merchants
         * @description Enrol merchants with stores, tills and keys; what is known is brought up to date.
         */
        post: operations["post_merchants_api_redemption_v1_merchants_imports_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/platform-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Platform Keys
         * @description The key that answers to tills are signed with.
         */
        get: operations["get_platform_keys_api_redemption_v1_platform_keys_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/redemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Redemption
         * @description Redeem a voucher (核销); the key is the request number, unique a store.
         */
        post: operations["post_redemption_api_redemption_v1_redemptions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/redemptions/{request_no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Redemption
         * @description What became of a request number: done, undone, or not done (with the last refusal, which binds nobody).
         *
         *     What was refunded since is told with it.
         */
        get: operations["get_redemption_api_redemption_v1_redemptions__request_no__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/redemptions/{request_no}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Refund
         * @description Refund (退款) a request number whose business day is closed; the key is the refund's own number.
         */
        post: operations["post_refund_api_redemption_v1_redemptions__request_no__refunds_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/redemptions/{request_no}/refunds/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Preview
         * @description What a refund would give (退款预览): to the shopper, and back to the pool.
         */
        get: operations["get_preview_api_redemption_v1_redemptions__request_no__refunds_preview_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/redemptions/{request_no}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Undo
         * @description Undo (撤销) a request number; one never seen is closed, so that a late redeem under it is refused.
         */
        post: operations["post_undo_api_redemption_v1_redemptions__request_no__undo_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Stores
         * @description Where vouchers are taken.
         */
        get: operations["get_stores_api_redemption_v1_stores_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/terminal-keys/{key_id}/revocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Revocation
         * @description Revoke a till's key; refused everywhere within seconds.
         */
        post: operations["post_revocation_api_redemption_v1_terminal_keys__key_id__revocations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/terminals/{terminal_id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Key
         * @description Give a till its next key; two may be live.
         */
        post: operations["post_key_api_redemption_v1_terminals__terminal_id__keys_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/voids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Void
         * @description Ask for vouchers to be voided (作废).
         */
        post: operations["post_void_api_redemption_v1_voids_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/voids/{void_id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Void Approval
         * @description Void them: all or none.
         */
        post: operations["post_void_approval_api_redemption_v1_voids__void_id__approvals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/vouchers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Wallet
         * @description One's vouchers (我的消费券), the latest first.
         */
        get: operations["get_wallet_api_redemption_v1_vouchers_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/vouchers/{voucher_id}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Code
         * @description The digits to show at the till, good for two minutes.
         */
        post: operations["post_code_api_redemption_v1_vouchers__voucher_id__codes_post"];
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
        /** CodeView */
        CodeView: {
            /** Code */
            code: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /** DayBody */
        DayBody: {
            /** Day */
            day: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /** DaysBody */
        DaysBody: {
            /** Days */
            days: components["schemas"]["DayBody"][];
        };
        /** EndpointBody */
        EndpointBody: {
            /**
             * Url
             * @description https, without credentials and fragment
             */
            url: string;
        };
        /** KeyBody */
        KeyBody: {
            /**
             * Public Key
             * @description Ed25519, 32 bytes in base64
             */
            public_key: string;
        };
        /** MerchantBody */
        MerchantBody: {
            /** Categories */
            categories: string[];
            /** District Id */
            district_id: string;
            /** Merchant Id */
            merchant_id: string;
            /** Name */
            name: string;
            /** Stores */
            stores: components["schemas"]["StoreBody"][];
            /** Uscc */
            uscc: string;
        };
        /** MerchantsBody */
        MerchantsBody: {
            /** Merchants */
            merchants: components["schemas"]["MerchantBody"][];
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
        /** RedeemBody */
        RedeemBody: {
            /** Category */
            category: string;
            /**
             * Code
             * @description the digits the shopper shows
             */
            code: string;
            /** Order Amount Fen */
            order_amount_fen: number;
            /** Order No */
            order_no: string;
        };
        /** RefundBody */
        RefundBody: {
            /**
             * Amount Fen
             * @description what comes back of the order's amount
             */
            amount_fen: number;
        };
        /** StaffBody */
        StaffBody: {
            /**
             * Staff Id
             * @description of somebody with the role merchant_admin
             */
            staff_id: string;
        };
        /** StoreBody */
        StoreBody: {
            /** Name */
            name: string;
            /** Store Id */
            store_id: string;
            /** Terminals */
            terminals: components["schemas"]["TerminalBody"][];
        };
        /** TerminalBody */
        TerminalBody: {
            /**
             * Public Key
             * @description Ed25519, 32 bytes in base64
             */
            public_key: string;
            /** Terminal Id */
            terminal_id: string;
        };
        /** VoidBody */
        VoidBody: {
            /**
             * Reason
             * @description a coded reason, such as FRAUD_SUSPECTED
             */
            reason: string;
            /** Void Id */
            void_id: string;
            /** Voucher Ids */
            voucher_ids: string[];
        };
        /** VoucherView */
        VoucherView: {
            /** Categories */
            categories: string[];
            /** District Id */
            district_id: string;
            /** Face Value Fen */
            face_value_fen: number;
            /**
             * Issued At
             * Format: date-time
             */
            issued_at: string;
            /** Round Id */
            round_id: string;
            /** State */
            state: string;
            /**
             * State Since
             * Format: date-time
             */
            state_since: string;
            /** Stock Id */
            stock_id: string;
            /** Threshold Fen */
            threshold_fen: number;
            /**
             * Valid Until
             * Format: date-time
             */
            valid_until: string;
            /** Voucher Id */
            voucher_id: string;
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
    post_days_api_redemption_v1_campaigns__campaign_id__business_days_post: {
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
                "application/json": components["schemas"]["DaysBody"];
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
    get_tills_file_api_redemption_v1_campaigns__campaign_id__days__day__file_csv_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign_id: string;
                day: string;
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
            /** @description the file */
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
    get_day_api_redemption_v1_campaigns__campaign_id__days__day__redemptions_get: {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                after?: string | null;
            };
            header?: never;
            path: {
                campaign_id: string;
                day: string;
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
    get_file_api_redemption_v1_districts__district_id__campaigns__campaign_id__days__day__file_csv_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign_id: string;
                day: string;
                district_id: string;
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
            /** @description the file */
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
    get_sheet_api_redemption_v1_districts__district_id__campaigns__campaign_id__days__day__file_xlsx_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign_id: string;
                day: string;
                district_id: string;
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
            /** @description the sheet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
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
    get_feed_api_redemption_v1_feed_get: {
        parameters: {
            query?: {
                /** @description the last notice number seen */
                after?: number;
                limit?: number;
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
    get_merchant_api_redemption_v1_merchant_get: {
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
    get_file_api_redemption_v1_merchant_campaigns__campaign_id__days__day__file_csv_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign_id: string;
                day: string;
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
            /** @description the file */
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
    get_sheet_api_redemption_v1_merchant_campaigns__campaign_id__days__day__file_xlsx_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign_id: string;
                day: string;
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
            /** @description the sheet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
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
    get_outstanding_api_redemption_v1_merchant_campaigns__campaign_id__outstanding_get: {
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
                    "application/json": {
                        [key: string]: unknown;
                    };
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
    get_redemptions_api_redemption_v1_merchant_campaigns__campaign_id__redemptions_get: {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                after?: string | null;
                /** @description the open day, or the last one, if none is named */
                day?: string | null;
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
    get_today_api_redemption_v1_merchant_campaigns__campaign_id__today_get: {
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
    get_merchant_feed_api_redemption_v1_merchant_feed_get: {
        parameters: {
            query?: {
                /** @description the last notice number seen */
                after?: number;
                limit?: number;
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
    put_endpoint_api_redemption_v1_merchant_notice_endpoint_put: {
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
                "application/json": components["schemas"]["EndpointBody"];
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
    delete_endpoint_api_redemption_v1_merchant_notice_endpoint_delete: {
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
    post_resumption_api_redemption_v1_merchant_notice_endpoint_resumptions_post: {
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
    get_notices_api_redemption_v1_merchant_notices_get: {
        parameters: {
            query?: {
                /** @description the last notice number seen */
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
                    };
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
    post_delivery_api_redemption_v1_merchant_notices__notice_no__deliveries_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                notice_no: number;
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
            202: {
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
    post_refund_api_redemption_v1_merchant_redemptions__redemption_id__refunds_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                redemption_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundBody"];
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
    get_preview_api_redemption_v1_merchant_redemptions__redemption_id__refunds_preview_get: {
        parameters: {
            query: {
                /** @description what would come back of the order's amount */
                amount_fen: number;
            };
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
    get_merchant_api_redemption_v1_merchants__merchant_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                merchant_id: string;
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
    get_file_api_redemption_v1_merchants__merchant_id__campaigns__campaign_id__days__day__file_csv_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign_id: string;
                day: string;
                merchant_id: string;
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
            /** @description the file */
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
    get_sheet_api_redemption_v1_merchants__merchant_id__campaigns__campaign_id__days__day__file_xlsx_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign_id: string;
                day: string;
                merchant_id: string;
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
            /** @description the sheet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
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
    get_outstanding_api_redemption_v1_merchants__merchant_id__campaigns__campaign_id__outstanding_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign_id: string;
                merchant_id: string;
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
                    };
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
    get_redemptions_api_redemption_v1_merchants__merchant_id__campaigns__campaign_id__redemptions_get: {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                after?: string | null;
                /** @description the open day, or the last one, if none is named */
                day?: string | null;
            };
            header?: never;
            path: {
                campaign_id: string;
                merchant_id: string;
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
    get_today_api_redemption_v1_merchants__merchant_id__campaigns__campaign_id__today_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign_id: string;
                merchant_id: string;
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
    put_endpoint_of_api_redemption_v1_merchants__merchant_id__notice_endpoint_put: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndpointBody"];
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
    delete_endpoint_of_api_redemption_v1_merchants__merchant_id__notice_endpoint_delete: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                merchant_id: string;
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
    post_staff_api_redemption_v1_merchants__merchant_id__staff_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffBody"];
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
    post_merchants_api_redemption_v1_merchants_imports_post: {
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
                "application/json": components["schemas"]["MerchantsBody"];
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
    get_platform_keys_api_redemption_v1_platform_keys_get: {
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
                        [key: string]: string;
                    };
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
    post_redemption_api_redemption_v1_redemptions_post: {
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
                "application/json": components["schemas"]["RedeemBody"];
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
    get_redemption_api_redemption_v1_redemptions__request_no__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the till's own request number */
                request_no: string;
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
    post_refund_api_redemption_v1_redemptions__request_no__refunds_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the till's own request number */
                request_no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundBody"];
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
    get_preview_api_redemption_v1_redemptions__request_no__refunds_preview_get: {
        parameters: {
            query: {
                /** @description what would come back of the order's amount */
                amount_fen: number;
            };
            header?: never;
            path: {
                /** @description the till's own request number */
                request_no: string;
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
    post_undo_api_redemption_v1_redemptions__request_no__undo_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                /** @description the till's own request number */
                request_no: string;
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
    get_stores_api_redemption_v1_stores_get: {
        parameters: {
            query?: {
                district_id?: string | null;
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
    post_revocation_api_redemption_v1_terminal_keys__key_id__revocations_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                key_id: string;
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
    post_key_api_redemption_v1_terminals__terminal_id__keys_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                terminal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyBody"];
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
    post_void_api_redemption_v1_voids_post: {
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
                "application/json": components["schemas"]["VoidBody"];
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
    post_void_approval_api_redemption_v1_voids__void_id__approvals_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                void_id: string;
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
    get_wallet_api_redemption_v1_vouchers_get: {
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
                    "application/json": components["schemas"]["VoucherView"][];
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
    post_code_api_redemption_v1_vouchers__voucher_id__codes_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                voucher_id: string;
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
                    "application/json": components["schemas"]["CodeView"];
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
