export interface paths {
    "/api/identity/v1/audit": {
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
        get: operations["get_audit_api_identity_v1_audit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/citizens/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Import
         * @description Import proved citizens from CSV (`name,national_id,phone`, ≤ 16 MB); repeating it adds nobody twice.
         */
        post: operations["post_import_api_identity_v1_citizens_imports_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/codes": {
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
         * @description Send a one-time code to a phone.
         */
        post: operations["post_code_api_identity_v1_codes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Consents
         * @description What a person is asked to agree to, in the words they are shown.
         */
        get: operations["get_consents_api_identity_v1_consents_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/demo/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Demo Login
         * @description Log in as the n-th citizen, or as a member of staff made for the purpose.
         */
        post: operations["post_demo_login_api_identity_v1_demo_logins_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Keys
         * @description The public keys that tokens are checked with (JWKS).
         */
        get: operations["keys_api_identity_v1_keys_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/keys/rotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Rotation
         * @description Sign with a new key from now on; tokens of the old one stay good until they end.
         */
        post: operations["post_rotation_api_identity_v1_keys_rotations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Login
         * @description Log in by the registered phone and a code sent to it.
         */
        post: operations["post_login_api_identity_v1_logins_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/own-consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Own Consents
         * @description What one agreed to, each purpose as it was given last, and what follows if it is withdrawn.
         */
        get: operations["get_own_consents_api_identity_v1_own_consents_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/own-consents/{purpose}/withdrawals": {
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
         * @description Take one's consent to a purpose back; without a needed one the session ends and nobody is logged in.
         */
        post: operations["post_withdrawal_api_identity_v1_own_consents__purpose__withdrawals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Registration
         * @description Register under one's real name and be logged in; the same person always gets the same subject.
         */
        post: operations["post_registration_api_identity_v1_registrations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Session
         * @description Whose session this browser has, and until when.
         */
        get: operations["get_session_api_identity_v1_session_get"];
        /**
         * Put Session
         * @description Go on for another two hours, a shift long (a citizen a week, a wall a month); an account that was withdrawn
         *     meanwhile, or has another role by now, may not.
         */
        put: operations["put_session_api_identity_v1_session_put"];
        post?: never;
        /**
         * Delete Session
         * @description Log out of this browser.
         */
        delete: operations["delete_session_api_identity_v1_session_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Staff
         * @description All accounts, by login.
         */
        get: operations["get_staff_api_identity_v1_staff_get"];
        put?: never;
        /**
         * Post Staff
         * @description Appoint a member of staff; a role that moves money, or makes such roles, waits for a second administrator.
         */
        post: operations["post_staff_api_identity_v1_staff_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/staff-names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Names
         * @description Whose ids these are (经办人): the logins, for lists of who did what; unknown ids are left out.
         */
        get: operations["get_names_api_identity_v1_staff_names_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/staff/{staff_id}/approvals": {
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
         * @description Approve an account that another administrator drafted.
         */
        post: operations["post_approval_api_identity_v1_staff__staff_id__approvals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/staff/{staff_id}/withdrawals": {
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
         * @description Withdraw an account for good; tokens it has are good until they end, two hours at most.
         */
        post: operations["post_withdrawal_api_identity_v1_staff__staff_id__withdrawals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/staff/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Staff Login
         * @description Log in as a member of staff; a password chosen by an administrator is changed first.
         */
        post: operations["post_staff_login_api_identity_v1_staff_logins_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/staff/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Password
         * @description Change one's own password; repeating it changes nothing and is answered alike.
         */
        put: operations["put_password_api_identity_v1_staff_password_put"];
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
        /** Appoint */
        Appoint: {
            /** District Id */
            district_id?: string | null;
            /** Login */
            login: string;
            /** Password */
            password: string;
            /** Role */
            role: string;
        };
        /** AuditView */
        AuditView: {
            /** Entries */
            entries: components["schemas"]["EntryView"][];
            /** Next */
            next: number | null;
        };
        /** ChangePassword */
        ChangePassword: {
            /** Login */
            login: string;
            /** New Password */
            new_password: string;
            /** Password */
            password: string;
        };
        /** CodeSent */
        CodeSent: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /** ConsentsView */
        ConsentsView: {
            /** Consents */
            consents: components["schemas"]["ConsentView"][];
        };
        /** ConsentView */
        ConsentView: {
            /** If Withdrawn */
            if_withdrawn: string;
            /** Needed */
            needed: boolean;
            /** Purpose */
            purpose: string;
            /** Text */
            text: string;
            /** Title */
            title: string;
            /** Version */
            version: string;
        };
        /** ConsentWithdrawnView */
        ConsentWithdrawnView: {
            /** Purpose */
            purpose: string;
            /**
             * Withdrawn At
             * Format: date-time
             */
            withdrawn_at: string;
        };
        /**
         * CurrentSession
         * @description `session` is null for who is not logged in: to ask is no mistake.
         */
        CurrentSession: {
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
            session: components["schemas"]["SessionView"] | null;
        };
        /**
         * DemoLogin
         * @description One log-in by `index`, or many by `from` and `count`.
         */
        DemoLogin: {
            /** Count */
            count?: number | null;
            /** District Id */
            district_id?: string | null;
            /**
             * From
             * @default 0
             */
            from?: number;
            /** Index */
            index?: number | null;
            role: components["schemas"]["Role"];
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
        /** ImportedView */
        ImportedView: {
            /** Added */
            added: number;
            /** Known */
            known: number;
            /** Wrong */
            wrong: components["schemas"]["WrongRow"][];
        };
        /**
         * LoggedIn
         * @description `token` is empty where it went into the cookie.
         */
        LoggedIn: {
            /** District Id */
            district_id: string | null;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            role: components["schemas"]["Role"];
            /** Subject Id */
            subject_id: string;
            /** Token */
            token: string;
        };
        /** LogIn */
        LogIn: {
            /** Code */
            code: string;
            /** Phone */
            phone: string;
        };
        /** LogInStaff */
        LogInStaff: {
            /** Login */
            login: string;
            /** Password */
            password: string;
        };
        /** NamesView */
        NamesView: {
            /** Names */
            names: {
                [key: string]: string;
            };
        };
        /** OwnConsentsView */
        OwnConsentsView: {
            /** Consents */
            consents: components["schemas"]["OwnConsentView"][];
        };
        /**
         * OwnConsentView
         * @description `text_version` is empty where the consent came on paper; `withdrawn_at` is null while it stands.
         */
        OwnConsentView: {
            /**
             * Given At
             * Format: date-time
             */
            given_at: string;
            /** If Withdrawn */
            if_withdrawn: string;
            /** Needed */
            needed: boolean;
            /** Purpose */
            purpose: string;
            /** Text */
            text: string;
            /** Text Version */
            text_version: string;
            /** Title */
            title: string;
            /** Withdrawn At */
            withdrawn_at: string | null;
        };
        /** PasswordChanged */
        PasswordChanged: {
            /** Staff Id */
            staff_id: string;
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
        /** Register */
        Register: {
            /** Code */
            code: string;
            /**
             * Consent Version
             * @description of the text that was shown
             */
            consent_version?: string | null;
            /** Consents */
            consents: string[];
            /** Name */
            name: string;
            /** National Id */
            national_id: string;
            /** Phone */
            phone: string;
        };
        /**
         * Role
         * @description One a bearer; staff have a district or, without one, the whole city.
         * @enum {string}
         */
        Role: "citizen" | "cashier" | "merchant_admin" | "treasury_maker" | "treasury_checker" | "district_reviewer" | "city_reviewer" | "finance" | "moderator" | "bureau" | "auditor" | "admin";
        /** RotatedView */
        RotatedView: {
            /** Key Id */
            key_id: string;
        };
        /** SendCode */
        SendCode: {
            /** Phone */
            phone: string;
        };
        /**
         * SessionView
         * @description `name` is the login of staff; of a citizen the family name, starred.
         */
        SessionView: {
            /** District Id */
            district_id: string | null;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** Subject Id */
            subject_id: string;
        };
        /** StaffView */
        StaffView: {
            /** District Id */
            district_id: string | null;
            /** Login */
            login: string;
            /** Must Change */
            must_change: boolean;
            /** Role */
            role: string;
            /** Staff Id */
            staff_id: string;
            /** State */
            state: string;
        };
        /** WrongRow */
        WrongRow: {
            /** Code */
            code: string;
            /** Line */
            line: number;
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
    get_audit_api_identity_v1_audit_get: {
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
    post_import_api_identity_v1_citizens_imports_post: {
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
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedView"];
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
    post_code_api_identity_v1_codes_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendCode"];
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
                    "application/json": components["schemas"]["CodeSent"];
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
    get_consents_api_identity_v1_consents_get: {
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
                    "application/json": components["schemas"]["ConsentsView"];
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
    post_demo_login_api_identity_v1_demo_logins_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoLogin"];
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
                    "application/json": components["schemas"]["LoggedIn"] | components["schemas"]["LoggedIn"][];
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
    keys_api_identity_v1_keys_get: {
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
                        [key: string]: {
                            [key: string]: unknown;
                        }[];
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
    post_rotation_api_identity_v1_keys_rotations_post: {
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
                    "application/json": components["schemas"]["RotatedView"];
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
    post_login_api_identity_v1_logins_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogIn"];
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
                    "application/json": components["schemas"]["LoggedIn"];
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
    get_own_consents_api_identity_v1_own_consents_get: {
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
                    "application/json": components["schemas"]["OwnConsentsView"];
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
    post_withdrawal_api_identity_v1_own_consents__purpose__withdrawals_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                purpose: string;
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
                    "application/json": components["schemas"]["ConsentWithdrawnView"];
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
    post_registration_api_identity_v1_registrations_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Register"];
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
                    "application/json": components["schemas"]["LoggedIn"];
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
    get_session_api_identity_v1_session_get: {
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
                    "application/json": components["schemas"]["CurrentSession"];
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
    put_session_api_identity_v1_session_put: {
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
                    "application/json": components["schemas"]["LoggedIn"];
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
    delete_session_api_identity_v1_session_delete: {
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    get_staff_api_identity_v1_staff_get: {
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
                    "application/json": components["schemas"]["StaffView"][];
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
    post_staff_api_identity_v1_staff_post: {
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
                "application/json": components["schemas"]["Appoint"];
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
                    "application/json": components["schemas"]["StaffView"];
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
    get_names_api_identity_v1_staff_names_get: {
        parameters: {
            query: {
                id: string[];
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
                    "application/json": components["schemas"]["NamesView"];
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
    post_approval_api_identity_v1_staff__staff_id__approvals_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                staff_id: string;
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
                    "application/json": components["schemas"]["StaffView"];
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
    post_withdrawal_api_identity_v1_staff__staff_id__withdrawals_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                staff_id: string;
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
                    "application/json": components["schemas"]["StaffView"];
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
    post_staff_login_api_identity_v1_staff_logins_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogInStaff"];
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
                    "application/json": components["schemas"]["LoggedIn"];
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
    put_password_api_identity_v1_staff_password_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
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
                    "application/json": components["schemas"]["PasswordChanged"];
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
