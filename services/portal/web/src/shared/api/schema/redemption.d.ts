export interface paths {
    "/api/redemption/v1/audit": {
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
        get: operations["get_audit_api_redemption_v1_audit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
         * @description The merchant, its stores, tills and their keys, and the hold on its money if there is one.
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
    "/api/redemption/v1/merchant/campaigns/{campaign_id}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Returns
         * @description What was taken back on a day (`next` → `after`): its undone redemptions, and refunds that stand on it.
         */
        get: operations["get_returns_api_redemption_v1_merchant_campaigns__campaign_id__returns_get"];
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
    "/api/redemption/v1/merchant/terminal-keys/{key_id}/revocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Own Revocation
         * @description Revoke (停用) a key of the merchant's own tills: a till that was lost is not heard a few seconds later.
         */
        post: operations["post_own_revocation_api_redemption_v1_merchant_terminal_keys__key_id__revocations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchant/terminals/{terminal_id}/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Own Offer
         * @description The same for a till of the merchant's own.
         */
        post: operations["post_own_offer_api_redemption_v1_merchant_terminals__terminal_id__enrolments_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/merchants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Merchants
         * @description Merchants by id, a page at a time (`next` → `after`); staff of a district see the district's.
         */
        get: operations["get_merchants_api_redemption_v1_merchants_get"];
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
         * @description The merchant, its stores, tills and their keys, and the hold on its money if there is one.
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
    "/api/redemption/v1/merchants/{merchant_id}/campaigns/{campaign_id}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Returns
         * @description What was taken back on a day (`next` → `after`): its undone redemptions, and refunds that stand on it.
         */
        get: operations["get_returns_api_redemption_v1_merchants__merchant_id__campaigns__campaign_id__returns_get"];
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
    "/api/redemption/v1/merchants/{merchant_id}/redemptions/{redemption_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Redemption
         * @description One redemption as the counter knows it; treasury's door of the same name follows it to the bank.
         */
        get: operations["get_redemption_api_redemption_v1_merchants__merchant_id__redemptions__redemption_id__get"];
        put?: never;
        post?: never;
        delete?: never;
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
         * Redeem a voucher (核销)
         * @description The key is the request number, unique a store. Request and answer are signed.
         */
        post: operations["post_redemption"];
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
         * @description Where vouchers are taken, by store; `words` stand in the name of the store or merchant, or in the address.
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
    "/api/redemption/v1/terminals/{terminal_id}/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Offer
         * @description A code under which a browser becomes this till; it voids an earlier one.
         */
        post: operations["post_offer_api_redemption_v1_terminals__terminal_id__enrolments_post"];
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
    "/api/redemption/v1/till": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Till
         * @description Who the till is, and which business days are open.
         */
        get: operations["get_till_api_redemption_v1_till_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/till-enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Enrolment
         * @description Hand in the till's public key under its code; the same key again is answered alike.
         */
        post: operations["post_enrolment_api_redemption_v1_till_enrolments_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/redemption/v1/till/redemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Shift
         * @description The till's last ten redemptions, and its total since an instant, or since the open day began.
         */
        get: operations["get_shift_api_redemption_v1_till_redemptions_get"];
        put?: never;
        post?: never;
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
        /**
         * Get Voids
         * @description Void orders, the newest first, a page at a time (`next` → `after`).
         */
        get: operations["get_voids_api_redemption_v1_voids_get"];
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
        /** AuditView */
        AuditView: {
            /** Entries */
            entries: components["schemas"]["EntryView"][];
            /** Next */
            next: number | null;
        };
        /** Bound */
        Bound: {
            /** Merchant Id */
            merchant_id: string;
            /** Staff Id */
            staff_id: string;
        };
        /** CodeView */
        CodeView: {
            /** Code */
            code: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
        };
        /**
         * CountedView
         * @description One redemption with its order and its voucher; `voucher_state` is what the voucher is now.
         */
        CountedView: {
            /** Business Day */
            business_day: string;
            /** Category */
            category: string;
            /** Discount Fen */
            discount_fen: number;
            /** Face Value Fen */
            face_value_fen: number;
            /**
             * Issued At
             * Format: date-time
             */
            issued_at: string;
            /** Order Amount Fen */
            order_amount_fen: number;
            /** Order No */
            order_no: string;
            /**
             * Redeemed At
             * Format: date-time
             */
            redeemed_at: string;
            /** Redemption Id */
            redemption_id: string;
            /** Refunds */
            refunds: components["schemas"]["RefundView"][];
            /** Request No */
            request_no: string;
            /** Round Id */
            round_id: string;
            /** Stock Id */
            stock_id: string;
            /** Store Id */
            store_id: string;
            /** Terminal Id */
            terminal_id: string;
            /** Threshold Fen */
            threshold_fen: number;
            /** Undone At */
            undone_at: string | null;
            /**
             * Valid Until
             * Format: date-time
             */
            valid_until: string;
            /** Voucher Id */
            voucher_id: string;
            /** Voucher State */
            voucher_state: string;
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
        /** DayLine */
        DayLine: {
            /** Category */
            category: string;
            /** Discount Fen */
            discount_fen: number;
            /** Order Amount Fen */
            order_amount_fen: number;
            /** Order No */
            order_no: string;
            /**
             * Redeemed At
             * Format: date-time
             */
            redeemed_at: string;
            /** Redemption Id */
            redemption_id: string;
            /** Request No */
            request_no: string;
            /** Store Id */
            store_id: string;
            /** Terminal Id */
            terminal_id: string;
            /** Undone At */
            undone_at: string | null;
        };
        /** DayPageView */
        DayPageView: {
            /** Next */
            next: string | null;
            /** Redemptions */
            redemptions: components["schemas"]["DayLine"][];
        };
        /** DayRedemptionsView */
        DayRedemptionsView: {
            /** Day */
            day: string;
            /** Is Closed */
            is_closed: boolean;
            /** Next */
            next: string | null;
            /** Redemptions */
            redemptions: components["schemas"]["RedemptionView"][];
        };
        /** DaysBody */
        DaysBody: {
            /** Days */
            days: components["schemas"]["DayBody"][];
        };
        /** DaysSet */
        DaysSet: {
            /** Days */
            days: number;
        };
        /** DeliveryView */
        DeliveryView: {
            /** At */
            at: string;
            /** Attempt */
            attempt: number;
            /** Error */
            error: string;
            /** Status */
            status: number | null;
            /** Took Ms */
            took_ms: number;
        };
        /**
         * DoneView
         * @description A redemption of this till; `undone_at` is null while it stands, its day says whether it can be undone.
         */
        DoneView: {
            /** Business Day */
            business_day: string;
            /** Campaign Id */
            campaign_id: string;
            /** Category */
            category: string;
            /** Discount Fen */
            discount_fen: number;
            /** Order Amount Fen */
            order_amount_fen: number;
            /** Order No */
            order_no: string;
            /**
             * Redeemed At
             * Format: date-time
             */
            redeemed_at: string;
            /** Redemption Id */
            redemption_id: string;
            /** Request No */
            request_no: string;
            /** Undone At */
            undone_at: string | null;
            /** Voucher Tail */
            voucher_tail: string;
        };
        /**
         * Endpoint
         * @description Where a merchant's notices are sent to, how far they got, and how often the next one has failed.
         */
        Endpoint: {
            /**
             * Attempts
             * @default 0
             */
            attempts?: number;
            /** Delivered To */
            delivered_to: number;
            /** Merchant Id */
            merchant_id: string;
            state: components["schemas"]["EndpointState"];
            /** Url */
            url: string;
        };
        /** EndpointBody */
        EndpointBody: {
            /**
             * Url
             * @description https, without credentials and fragment
             */
            url: string;
        };
        /**
         * EndpointState
         * @enum {string}
         */
        EndpointState: "LIVE" | "SUSPENDED";
        /** EnrolBody */
        EnrolBody: {
            /**
             * Code
             * @description as the desk gave it
             */
            code: string;
            /**
             * Public Key
             * @description Ed25519, 32 bytes in base64
             */
            public_key: string;
        };
        /** EnrolledMerchants */
        EnrolledMerchants: {
            /** Merchants */
            merchants: number;
            /** Stores */
            stores: number;
            /** Terminals */
            terminals: number;
        };
        /** EnrolledView */
        EnrolledView: {
            /** Key Id */
            key_id: string;
            /** Terminal Id */
            terminal_id: string;
        };
        /**
         * EntryView
         * @description An act of staff; `holds`: its hash follows from the one before and from what stands here.
         */
        EntryView: {
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
         * FeedView
         * @description Notices in order, without gaps, each as it was made; ask again `after` what `next` says.
         */
        FeedView: {
            /** Next */
            next: number;
            /** Notices */
            notices: {
                [key: string]: unknown;
            }[];
        };
        /** HoldView */
        HoldView: {
            /**
             * Held At
             * Format: date-time
             */
            held_at: string;
            /** Held By */
            held_by: string;
            /** Reason */
            reason: string;
        };
        /** KeyBody */
        KeyBody: {
            /**
             * Public Key
             * @description Ed25519, 32 bytes in base64
             */
            public_key: string;
        };
        /** KeyOfTerminal */
        KeyOfTerminal: {
            /** Key Id */
            key_id: string;
            /** Terminal Id */
            terminal_id: string;
        };
        /**
         * KeyView
         * @description A till's key; `revoked_at` is null while it is live.
         */
        KeyView: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Key Id */
            key_id: string;
            /** Revoked At */
            revoked_at: string | null;
            /** Terminal Id */
            terminal_id: string;
        };
        /**
         * Kind
         * @description What a line is of; in this order when all else is equal.
         * @enum {string}
         */
        Kind: "REDEEMED" | "REFUNDED" | "UNDONE";
        /**
         * ListedVoid
         * @description An order as officers see it: how many vouchers it names, how many of them can be voided still, what all are worth
         *     at face value, and whose districts' they are.
         */
        ListedVoid: {
            /** Approved At */
            approved_at: string | null;
            /** Approved By */
            approved_by: string | null;
            /** District Ids */
            district_ids: string[];
            /**
             * Drafted At
             * Format: date-time
             */
            drafted_at: string;
            /** Drafted By */
            drafted_by: string;
            /** Reason */
            reason: string;
            /** Sum Fen */
            sum_fen: number;
            /** Unused */
            unused: number;
            /** Void Id */
            void_id: string;
            /** Voucher Ids */
            voucher_ids: string[];
            /** Vouchers */
            vouchers: number;
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
        /**
         * MerchantLine
         * @description A merchant in the officers' list; `live_keys` counts keys that are not revoked.
         */
        MerchantLine: {
            /** Categories */
            categories: string[];
            /** District Id */
            district_id: string;
            /** Live Keys */
            live_keys: number;
            /** Merchant Id */
            merchant_id: string;
            /** Name */
            name: string;
            /** Stores */
            stores: number;
            /** Terminals */
            terminals: number;
            /** Uscc */
            uscc: string;
        };
        /** MerchantsBody */
        MerchantsBody: {
            /** Merchants */
            merchants: components["schemas"]["MerchantBody"][];
        };
        /** MerchantsView */
        MerchantsView: {
            /** Merchants */
            merchants: components["schemas"]["MerchantLine"][];
            /** Next */
            next: string | null;
        };
        /** MerchantView */
        MerchantView: {
            /** Categories */
            categories: string[];
            /** District Id */
            district_id: string;
            hold: components["schemas"]["HoldView"] | null;
            /** Keys */
            keys: components["schemas"]["KeyView"][];
            /** Merchant Id */
            merchant_id: string;
            /** Name */
            name: string;
            /** Stores */
            stores: components["schemas"]["StoreTillsView"][];
        };
        /** NoticesView */
        NoticesView: {
            endpoint: components["schemas"]["Endpoint"] | null;
            /** Next */
            next: number;
            /** Notices */
            notices: components["schemas"]["NoticeView"][];
        };
        /** NoticeView */
        NoticeView: {
            /** Deliveries */
            deliveries: components["schemas"]["DeliveryView"][];
            /** Kind */
            kind: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Notice No */
            notice_no: number;
            /** Subject Id */
            subject_id: string;
        };
        /** OfferView */
        OfferView: {
            /** Code */
            code: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Terminal Id */
            terminal_id: string;
        };
        /** OpenDayView */
        OpenDayView: {
            /** Campaign Id */
            campaign_id: string;
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
        /** OutstandingView */
        OutstandingView: {
            /** Days */
            days: components["schemas"]["OwedView"][];
            hold: components["schemas"]["HoldView"] | null;
            /** Sum Fen */
            sum_fen: number;
        };
        /** OwedView */
        OwedView: {
            /** Age Days */
            age_days: number;
            /** Amount Fen */
            amount_fen: number;
            /** Day */
            day: string;
            pay: components["schemas"]["PayView"];
        };
        /**
         * PayState
         * @description Where a business day's money is; from DUE on it is treasury's word.
         * @enum {string}
         */
        PayState: "DAY_OPEN" | "AWAITING" | "HELD" | "DUE" | "PREPARED" | "APPROVED" | "PAID" | "FAILED" | "UNKNOWN" | "NETTED";
        /**
         * PayView
         * @description When a day is paid, or why not yet.
         */
        PayView: {
            /** Batch Id */
            batch_id: string;
            /** Held By */
            held_by: string;
            /** Paid At */
            paid_at: string | null;
            /** Settlement Id */
            settlement_id: string;
            state: components["schemas"]["PayState"];
            /** Why */
            why: string;
        };
        /** PlatformKeyView */
        PlatformKeyView: {
            /** Key Id */
            key_id: string;
            /** Public Key */
            public_key: string;
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
        /** RedeemedView */
        RedeemedView: {
            /** Discount Fen */
            discount_fen: number;
            /** Redemption Id */
            redemption_id: string;
            /** To Pay Fen */
            to_pay_fen: number;
            /** Voucher Tail */
            voucher_tail: string;
        };
        /** RedemptionView */
        RedemptionView: {
            /** Category */
            category: string;
            /** Discount Fen */
            discount_fen: number;
            /** Order Amount Fen */
            order_amount_fen: number;
            /** Order No */
            order_no: string;
            pay: components["schemas"]["PayView"] | null;
            /**
             * Redeemed At
             * Format: date-time
             */
            redeemed_at: string;
            /** Redemption Id */
            redemption_id: string;
            /** Refunds */
            refunds: components["schemas"]["RefundView"][];
            /** Request No */
            request_no: string;
            /** Store Id */
            store_id: string;
            /** Terminal Id */
            terminal_id: string;
            /** Undone At */
            undone_at: string | null;
        };
        /** RefundBody */
        RefundBody: {
            /**
             * Amount Fen
             * @description what comes back of the order's amount
             */
            amount_fen: number;
        };
        /** RefundedView */
        RefundedView: {
            /** Amount Fen */
            amount_fen: number;
            /** Is Full */
            is_full: boolean;
            /** Refund Id */
            refund_id: string;
            /**
             * Refunded At
             * Format: date-time
             */
            refunded_at: string;
            /** Returned Fen */
            returned_fen: number;
            /** Shopper Fen */
            shopper_fen: number;
        };
        /** RefundView */
        RefundView: {
            /** Amount Fen */
            amount_fen: number;
            /** Business Day */
            business_day: string;
            /** Is Full */
            is_full: boolean;
            /** Redemption Id */
            redemption_id: string;
            /** Refund Id */
            refund_id: string;
            /**
             * Refunded At
             * Format: date-time
             */
            refunded_at: string;
            /** Request No */
            request_no: string;
            /** Returned Fen */
            returned_fen: number;
            /** Shopper Fen */
            shopper_fen: number;
            /** Terminal Id */
            terminal_id: string | null;
        };
        /** RegisteredView */
        RegisteredView: {
            /** Attempts */
            attempts: number;
            /** Delivered To */
            delivered_to: number;
            /** Merchant Id */
            merchant_id: string;
            signing: components["schemas"]["SigningView"];
            /** State */
            state: string;
            /** Url */
            url: string;
        };
        /** RemovedView */
        RemovedView: {
            /** Merchant Id */
            merchant_id: string;
        };
        /** ResentView */
        ResentView: {
            /** Merchant Id */
            merchant_id: string;
            /** Notice No */
            notice_no: number;
        };
        /** ReturnsView */
        ReturnsView: {
            /** Day */
            day: string;
            /** Is Closed */
            is_closed: boolean;
            /** Next */
            next: string | null;
            /** Returns */
            returns: components["schemas"]["ReturnView"][];
        };
        /**
         * ReturnView
         * @description Something taken back: `return_id` is the id of the redemption that was undone, or of the refund.
         *
         *     `amount_fen` of the order went back, `returned_fen` of it public money; a refund at the desk stands under no till.
         */
        ReturnView: {
            /** Amount Fen */
            amount_fen: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Discount Fen */
            discount_fen: number;
            kind: components["schemas"]["Kind"];
            /** Order Amount Fen */
            order_amount_fen: number;
            /** Order No */
            order_no: string;
            /** Redeemed Day */
            redeemed_day: string;
            /** Redemption Id */
            redemption_id: string;
            /** Refund Id */
            refund_id: string | null;
            /** Request No */
            request_no: string;
            /** Return Id */
            return_id: string;
            /** Returned Fen */
            returned_fen: number;
            /** Store Id */
            store_id: string;
            /** Terminal Id */
            terminal_id: string | null;
        };
        /** RevokedView */
        RevokedView: {
            /** Key Id */
            key_id: string;
        };
        /**
         * SharesView
         * @description Who would get what; `sentence` says it to the shopper.
         */
        SharesView: {
            /** Amount Fen */
            amount_fen: number;
            /** Is Full */
            is_full: boolean;
            /** Left Fen */
            left_fen: number;
            /** Returned Fen */
            returned_fen: number;
            /** Sentence */
            sentence: string;
            /** Shopper Fen */
            shopper_fen: number;
        };
        /** ShiftSumsView */
        ShiftSumsView: {
            /** Count */
            count: number;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Sum Fen */
            sum_fen: number;
            /** Undone */
            undone: number;
            /** Undone Fen */
            undone_fen: number;
        };
        /** ShiftView */
        ShiftView: {
            /** Redemptions */
            redemptions: components["schemas"]["DoneView"][];
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
            shift: components["schemas"]["ShiftSumsView"];
        };
        /** SigningView */
        SigningView: {
            /** Algorithm */
            algorithm: string;
            /** Key Id */
            key_id: string;
            /** Message */
            message: string;
            /** Public Key */
            public_key: string;
        };
        /** StaffBody */
        StaffBody: {
            /**
             * Staff Id
             * @description of somebody with the role merchant_admin
             */
            staff_id: string;
        };
        /**
         * StatusView
         * @description What became of a request number: done, undone, or not_done with the last refusal, which binds nobody.
         */
        StatusView: {
            /** Discount Fen */
            discount_fen?: number | null;
            /** Last Refusal */
            last_refusal?: string | null;
            /** Redeemed At */
            redeemed_at?: string | null;
            /** Redemption Id */
            redemption_id?: string | null;
            /** Refunded Fen */
            refunded_fen?: number | null;
            /** Returned Fen */
            returned_fen?: number | null;
            /** Status */
            status: string;
            /** To Pay Fen */
            to_pay_fen?: number | null;
            /** Undone At */
            undone_at?: string | null;
            /** Voucher Tail */
            voucher_tail?: string | null;
        };
        /** StoreBody */
        StoreBody: {
            /**
             * Address
             * @default
             */
            address?: string;
            /** Name */
            name: string;
            /** Store Id */
            store_id: string;
            /** Terminals */
            terminals: components["schemas"]["TerminalBody"][];
        };
        /** StoreTillsView */
        StoreTillsView: {
            /** Address */
            address: string;
            /** Name */
            name: string;
            /** Store Id */
            store_id: string;
            /** Tills */
            tills: string[];
        };
        /** StoreView */
        StoreView: {
            /** Address */
            address: string;
            /** Categories */
            categories: string[];
            /** District Id */
            district_id: string;
            /** Merchant Id */
            merchant_id: string;
            /** Name */
            name: string;
            /** Store Id */
            store_id: string;
            /** Store Name */
            store_name: string;
        };
        /** TerminalBody */
        TerminalBody: {
            /** Public Key */
            public_key?: string | null;
            /** Terminal Id */
            terminal_id: string;
        };
        /** TillDayView */
        TillDayView: {
            /** Count */
            count: number;
            /** Refunded Fen */
            refunded_fen: number;
            /** Refunds */
            refunds: number;
            /** Store Id */
            store_id: string;
            /** Sum Fen */
            sum_fen: number;
            /** Terminal Id */
            terminal_id: string | null;
            /** Undone */
            undone: number;
            /** Undone Fen */
            undone_fen: number;
        };
        /**
         * TillSums
         * @description What stands, what was undone, what was refunded; a refund at the desk stands under no till.
         */
        TillSums: {
            /** Count */
            count: number;
            /** Refunded Fen */
            refunded_fen: number;
            /** Refunds */
            refunds: number;
            /** Sum Fen */
            sum_fen: number;
            /** Undone */
            undone: number;
            /** Undone Fen */
            undone_fen: number;
        };
        /** TillView */
        TillView: {
            /** Categories */
            categories: string[];
            /** Days */
            days: components["schemas"]["OpenDayView"][];
            /** District Id */
            district_id: string;
            /** Merchant Id */
            merchant_id: string;
            /** Merchant Name */
            merchant_name: string;
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
            /** Store Id */
            store_id: string;
            /** Store Name */
            store_name: string;
            /** Terminal Id */
            terminal_id: string;
        };
        /** TodayView */
        TodayView: {
            /** Day */
            day: string;
            /** Is Closed */
            is_closed: boolean;
            /** Tills */
            tills: components["schemas"]["TillDayView"][];
            total: components["schemas"]["TillSums"];
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
        /** VoidOrder */
        VoidOrder: {
            /** Approved By */
            approved_by?: string | null;
            /** Drafted By */
            drafted_by: string;
            /** Reason */
            reason: string;
            /** Void Id */
            void_id: string;
            /** Voucher Ids */
            voucher_ids: string[];
        };
        /**
         * VoidState
         * @enum {string}
         */
        VoidState: "DRAFT" | "APPROVED";
        /** VoidsView */
        VoidsView: {
            /** Next */
            next: string | null;
            /** Voids */
            voids: components["schemas"]["ListedVoid"][];
        };
        /** VoucherView */
        VoucherView: {
            /** Campaign Id */
            campaign_id: string;
            /** Categories */
            categories: string[];
            /** District Id */
            district_id: string;
            /** Expires Soon */
            expires_soon: boolean;
            /** Face Value Fen */
            face_value_fen: number;
            /**
             * Issued At
             * Format: date-time
             */
            issued_at: string;
            /** Round Id */
            round_id: string;
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
            /** State */
            state: string;
            /**
             * State Since
             * Format: date-time
             */
            state_since: string;
            /** Stock Id */
            stock_id: string;
            /** Store Name */
            store_name: string | null;
            /** Tail */
            tail: string;
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
    get_audit_api_redemption_v1_audit_get: {
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
                    "application/json": components["schemas"]["DaysSet"];
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
                    "application/json": components["schemas"]["DayPageView"];
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
                    "application/json": components["schemas"]["FeedView"];
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
                    "application/json": components["schemas"]["MerchantView"];
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
                    "application/json": components["schemas"]["OutstandingView"];
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
                    "application/json": components["schemas"]["DayRedemptionsView"];
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
    get_returns_api_redemption_v1_merchant_campaigns__campaign_id__returns_get: {
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
                    "application/json": components["schemas"]["ReturnsView"];
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
                    "application/json": components["schemas"]["TodayView"];
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
                    "application/json": components["schemas"]["FeedView"];
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
                    "application/json": components["schemas"]["RegisteredView"];
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
                    "application/json": components["schemas"]["RemovedView"];
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
                    "application/json": components["schemas"]["Endpoint"];
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
                    "application/json": components["schemas"]["NoticesView"];
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
                    "application/json": components["schemas"]["ResentView"];
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
                    "application/json": components["schemas"]["RefundedView"];
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
                    "application/json": components["schemas"]["SharesView"];
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
    post_own_revocation_api_redemption_v1_merchant_terminal_keys__key_id__revocations_post: {
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
                    "application/json": components["schemas"]["RevokedView"];
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
    post_own_offer_api_redemption_v1_merchant_terminals__terminal_id__enrolments_post: {
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
                    "application/json": components["schemas"]["OfferView"];
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
    get_merchants_api_redemption_v1_merchants_get: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                district_id?: string | null;
                words?: string;
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
                    "application/json": components["schemas"]["MerchantsView"];
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
                    "application/json": components["schemas"]["MerchantView"];
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
                    "application/json": components["schemas"]["OutstandingView"];
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
                    "application/json": components["schemas"]["DayRedemptionsView"];
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
    get_returns_api_redemption_v1_merchants__merchant_id__campaigns__campaign_id__returns_get: {
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
                    "application/json": components["schemas"]["ReturnsView"];
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
                    "application/json": components["schemas"]["TodayView"];
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
                    "application/json": components["schemas"]["RegisteredView"];
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
                    "application/json": components["schemas"]["RemovedView"];
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
    get_redemption_api_redemption_v1_merchants__merchant_id__redemptions__redemption_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                merchant_id: string;
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
                    "application/json": components["schemas"]["CountedView"];
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
                    "application/json": components["schemas"]["Bound"];
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
                    "application/json": components["schemas"]["EnrolledMerchants"];
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
                    "application/json": components["schemas"]["PlatformKeyView"];
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
    post_redemption: {
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
            /** @description The voucher is used */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeemedView"];
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
                    "application/json": components["schemas"]["StatusView"];
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
                    "application/json": components["schemas"]["RefundedView"];
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
                    "application/json": components["schemas"]["SharesView"];
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
                    "application/json": components["schemas"]["StatusView"];
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
                /** @description the last store_id seen */
                after?: string;
                category?: string | null;
                district_id?: string | null;
                words?: string;
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
                    "application/json": components["schemas"]["StoreView"][];
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
                    "application/json": components["schemas"]["RevokedView"];
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
    post_offer_api_redemption_v1_terminals__terminal_id__enrolments_post: {
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
                    "application/json": components["schemas"]["OfferView"];
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
                    "application/json": components["schemas"]["KeyOfTerminal"];
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
    get_till_api_redemption_v1_till_get: {
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
                    "application/json": components["schemas"]["TillView"];
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
    post_enrolment_api_redemption_v1_till_enrolments_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolBody"];
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
                    "application/json": components["schemas"]["EnrolledView"];
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
    get_shift_api_redemption_v1_till_redemptions_get: {
        parameters: {
            query?: {
                since?: string | null;
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
                    "application/json": components["schemas"]["ShiftView"];
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
    get_voids_api_redemption_v1_voids_get: {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                after?: string | null;
                state?: components["schemas"]["VoidState"] | null;
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
                    "application/json": components["schemas"]["VoidsView"];
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
                    "application/json": components["schemas"]["VoidOrder"];
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
                    "application/json": components["schemas"]["VoidOrder"];
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
