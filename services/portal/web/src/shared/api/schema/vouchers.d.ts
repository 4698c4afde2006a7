export interface paths {
    "/api/vouchers/v1/audit": {
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
        get: operations["get_audit_api_vouchers_v1_audit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vouchers/v1/burn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Burn
         * @description What is left of each round (余量), how fast it goes, and when it is gone if that goes on.
         */
        get: operations["get_burn_api_vouchers_v1_burn_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vouchers/v1/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Claims
         * @description What one has claimed, the latest first.
         */
        get: operations["get_claims_api_vouchers_v1_claims_get"];
        put?: never;
        /**
         * Claim a voucher (领取)
         * @description The ticket alone authenticates. Repeat with the same key until there is a definite answer.
         */
        post: operations["post_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vouchers/v1/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Rounds
         * @description All rounds, the latest first, with what is left.
         */
        get: operations["get_rounds_api_vouchers_v1_rounds_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vouchers/v1/rounds/{round_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Round
         * @description One round with what is left.
         */
        get: operations["get_round_api_vouchers_v1_rounds__round_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vouchers/v1/rounds/{round_id}/closings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Closing
         * @description Close a round for good; what was not issued goes back to its program.
         */
        post: operations["post_closing_api_vouchers_v1_rounds__round_id__closings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vouchers/v1/rounds/{round_id}/pauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Pause
         * @description Stop issuing at once; redeeming goes on.
         */
        post: operations["post_pause_api_vouchers_v1_rounds__round_id__pauses_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vouchers/v1/rounds/{round_id}/resumptions": {
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
         * @description Go on issuing after a pause.
         */
        post: operations["post_resumption_api_vouchers_v1_rounds__round_id__resumptions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vouchers/v1/rounds/{round_id}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Ticket
         * @description A ticket (领取凭证): the right to knock at a round. It may be fetched before the opening, and after closing
         *     to ask for the answer to an earlier claim.
         */
        post: operations["post_ticket_api_vouchers_v1_rounds__round_id__tickets_post"];
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
        /** BurnView */
        BurnView: {
            /** Pools */
            pools: components["schemas"]["PoolView"][];
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
        };
        /**
         * ClaimRound
         * @description A round as stored; all its stocks repeat its state and times.
         */
        ClaimRound: {
            /** Campaign Id */
            campaign_id: string;
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /** District Id */
            district_id: string;
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /** Pool Id */
            pool_id: string;
            /** Program Id */
            program_id: string;
            /** Round Id */
            round_id: string;
            state: components["schemas"]["RoundState"];
            /** Version */
            version: number;
        };
        /** ClaimView */
        ClaimView: {
            /** Face Value Fen */
            face_value_fen: number;
            /**
             * Issued At
             * Format: date-time
             */
            issued_at: string;
            /** Round Id */
            round_id: string;
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
        /** PauseBody */
        PauseBody: {
            /** Reason */
            reason: string;
        };
        /**
         * PoolView
         * @description A round's vouchers and their value; `issued_lately` went in the last `lately_s` seconds that anybody watched.
         *
         *     `empties_at` is null while nothing goes, or nothing is left; `version` moves with each move of the round.
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
            /** Issued */
            issued: number;
            /** Issued Lately */
            issued_lately: number;
            /** Lately S */
            lately_s: number;
            /** Name */
            name: string;
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /** Remaining */
            remaining: number;
            /** Remaining Fen */
            remaining_fen: number;
            /** Round Id */
            round_id: string;
            /** State */
            state: string;
            /** Total */
            total: number;
            /** Total Fen */
            total_fen: number;
            /** Version */
            version: number;
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
         * RoundState
         * @description Before there is a round here its grant stands for it: DRAFT (which is also in review) or CANCELLED.
         * @enum {string}
         */
        RoundState: "SCHEDULED" | "OPEN" | "PAUSED" | "CLOSED";
        /** RoundsView */
        RoundsView: {
            /** Rounds */
            rounds: components["schemas"]["RoundView"][];
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
        };
        /** RoundView */
        RoundView: {
            /** Campaign Id */
            campaign_id: string;
            /** Categories */
            categories: string[];
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /** District Id */
            district_id: string;
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
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
            /** State */
            state: string;
            /** Stocks */
            stocks: components["schemas"]["StockView"][];
        };
        /** StockView */
        StockView: {
            /** Face Value Fen */
            face_value_fen: number;
            /** Per Person Max */
            per_person_max: number;
            /** Remaining */
            remaining: number;
            /** Stock Id */
            stock_id: string;
            /** Threshold Fen */
            threshold_fen: number;
            /** Total */
            total: number;
            /**
             * Valid Until
             * Format: date-time
             */
            valid_until: string;
        };
        /** TicketView */
        TicketView: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /** Ticket */
            ticket: string;
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
    get_audit_api_vouchers_v1_audit_get: {
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
    get_burn_api_vouchers_v1_burn_get: {
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
                    "application/json": components["schemas"]["BurnView"];
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
    get_claims_api_vouchers_v1_claims_get: {
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
    post_claim: {
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
                "application/json": {
                    stock_id: string;
                    ticket: string;
                };
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
            /** @description The voucher is yours */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        face_value_fen: number;
                        stock_id: string;
                        threshold_fen: number;
                        /** Format: date-time */
                        valid_until: string;
                        /** Format: uuid */
                        voucher_id: string;
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
    get_rounds_api_vouchers_v1_rounds_get: {
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
                    "application/json": components["schemas"]["RoundsView"];
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
    get_round_api_vouchers_v1_rounds__round_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                round_id: string;
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
                    "application/json": components["schemas"]["RoundView"];
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
    post_closing_api_vouchers_v1_rounds__round_id__closings_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                round_id: string;
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
                    "application/json": components["schemas"]["ClaimRound"];
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
    post_pause_api_vouchers_v1_rounds__round_id__pauses_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                round_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseBody"];
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
                    "application/json": components["schemas"]["ClaimRound"];
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
    post_resumption_api_vouchers_v1_rounds__round_id__resumptions_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                round_id: string;
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
                    "application/json": components["schemas"]["ClaimRound"];
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
    post_ticket_api_vouchers_v1_rounds__round_id__tickets_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                round_id: string;
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
                    "application/json": components["schemas"]["TicketView"];
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
