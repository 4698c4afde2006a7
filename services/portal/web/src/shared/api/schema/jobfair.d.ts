export interface paths {
    "/api/jobfair/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Applications
         * @description The seeker's own applications, the newest first.
         */
        get: operations["get_applications_api_jobfair_v1_applications_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/applications/{application_id}/unmaskings": {
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
         * @description Show a résumé whole, for a reason that goes on the audit chain. The same key again answers 201 without the
         *     résumé, which no stored answer holds: to see it once more is another act, with another key.
         */
        post: operations["post_unmasking_api_jobfair_v1_applications__application_id__unmaskings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/applications/{application_id}/withdrawals": {
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
         * @description Take the application back: its employer sees it no more, and what it held is erased.
         */
        post: operations["post_withdrawal_api_jobfair_v1_applications__application_id__withdrawals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/companies/{company_id}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Applications
         * @description Who applied to this company, the newest first; none that was withdrawn.
         */
        get: operations["get_applications_api_jobfair_v1_companies__company_id__applications_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/fairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Fairs
         * @description The fairs there are, the newest first.
         */
        get: operations["get_fairs_api_jobfair_v1_fairs_get"];
        put?: never;
        /**
         * Post Fair
         * @description Make a fair.
         */
        post: operations["post_fair_api_jobfair_v1_fairs_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/fairs/{fair_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Fair
         * @description A fair and its live rooms.
         */
        get: operations["get_fair_api_jobfair_v1_fairs__fair_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/fairs/{fair_id}/application-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Counts
         * @description The three counts of a fair, from the applications themselves.
         */
        get: operations["get_counts_api_jobfair_v1_fairs__fair_id__application_counts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/fairs/{fair_id}/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Companies
         * @description A fair's companies by name, each with its number of postings.
         */
        get: operations["get_companies_api_jobfair_v1_fairs__fair_id__companies_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/fairs/{fair_id}/companies/{company_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Company
         * @description One company.
         */
        get: operations["get_company_api_jobfair_v1_fairs__fair_id__companies__company_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/fairs/{fair_id}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Wall
         * @description Every figure of the fair's rooms, as of the last count.
         */
        get: operations["get_wall_api_jobfair_v1_fairs__fair_id__figures_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/fairs/{fair_id}/imports": {
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
         * @description Try a file of postings, xlsx or csv, whatever it is called: what accepting it would do. Takes no effect; the
         *     same file is the same plan.
         */
        post: operations["post_import_api_jobfair_v1_fairs__fair_id__imports_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/fairs/{fair_id}/imports/{change_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Imports
         * @description A plan, where it stands, and a part of its rows: what is wrong with refused ones, what new rules change.
         */
        get: operations["get_imports_api_jobfair_v1_fairs__fair_id__imports__change_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/fairs/{fair_id}/imports/{change_id}/acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Imports
         * @description Accept a plan by its hash and write it. Where that takes long the worker goes on with it: the plan's `state`
         *     says when it is WRITTEN.
         */
        post: operations["accept_imports_api_jobfair_v1_fairs__fair_id__imports__change_id__acceptances_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/fairs/{fair_id}/imports/{change_id}/errors.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Errors
         * @description The refused rows as they came, with what is wrong beside each.
         */
        get: operations["get_errors_api_jobfair_v1_fairs__fair_id__imports__change_id__errors_xlsx_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/fairs/{fair_id}/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Jobs
         * @description Postings that are shown and valid, those with the words in their title first, then the newest; `next` is None
         *     at the end. Traditional characters, width and case make no difference.
         */
        get: operations["get_jobs_api_jobfair_v1_fairs__fair_id__jobs_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/fairs/{fair_id}/postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Postings
         * @description Postings in a state with what the job gate found, by pages (`next` → `after`).
         */
        get: operations["get_postings_api_jobfair_v1_fairs__fair_id__postings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/fairs/{fair_id}/rescreenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Rescreening
         * @description Try today's rules on the catalogue: which postings would be blocked, which set free. Takes no effect.
         */
        post: operations["post_rescreening_api_jobfair_v1_fairs__fair_id__rescreenings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/fairs/{fair_id}/rescreenings/{change_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Rescreenings
         * @description A plan, where it stands, and a part of its rows: what is wrong with refused ones, what new rules change.
         */
        get: operations["get_rescreenings_api_jobfair_v1_fairs__fair_id__rescreenings__change_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/fairs/{fair_id}/rescreenings/{change_id}/acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Rescreenings
         * @description Accept a plan by its hash and write it. Where that takes long the worker goes on with it: the plan's `state`
         *     says when it is WRITTEN.
         */
        post: operations["accept_rescreenings_api_jobfair_v1_fairs__fair_id__rescreenings__change_id__acceptances_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/fairs/{fair_id}/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Room
         * @description Make a live room; it opens and closes at its times, or by an act.
         */
        post: operations["post_room_api_jobfair_v1_fairs__fair_id__rooms_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/gate-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Rules
         * @description What a posting must have and must not say, with the law and the wording suggested.
         */
        get: operations["get_rules_api_jobfair_v1_gate_rules_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Job
         * @description One posting.
         */
        get: operations["get_job_api_jobfair_v1_jobs__job_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/jobs/{job_id}.jsonld": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Job Ld
         * @description A posting as schema.org's JobPosting.
         */
        get: operations["get_job_ld_api_jobfair_v1_jobs__job_id__jsonld_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/jobs/{job_id}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Application
         * @description Apply for the job; the same key is answered the same for ever.
         */
        post: operations["post_application_api_jobfair_v1_jobs__job_id__applications_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/jobs/{job_id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Consent
         * @description What a seeker is asked to consent to before applying for this job.
         */
        get: operations["get_consent_api_jobfair_v1_jobs__job_id__consent_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/jobs/{job_id}/overrules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Overrule
         * @description Let words stand that the job gate found.
         */
        post: operations["post_overrule_api_jobfair_v1_jobs__job_id__overrules_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/jobs/{job_id}/withdrawals": {
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
         * @description Show a posting no more.
         */
        post: operations["post_withdrawal_api_jobfair_v1_jobs__job_id__withdrawals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/platform/{room_id}/pushes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The platform's push (平台推送), in Douyin's form
         * @description x-signature = base64(MD5(the four other x- headers sorted as k=v joined by &, body, secret)).
         */
        post: operations["post_push"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/platform/{room_id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Secret
         * @description Issue the secret that the platform signs its pushes with (推送密钥); the one before is worthless from now on.
         *
         *     The act and its number are kept; the secret is added to the answer on its way out. So the same caller with the
         *     same key is shown it again, until there is a newer one: then WRONG_STATE.
         */
        post: operations["post_secret_api_jobfair_v1_platform__room_id__secrets_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Room
         * @description A room: state, times, periods, stage, cards, question.
         */
        get: operations["get_room_api_jobfair_v1_rooms__room_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Cards
         * @description Pin job cards; the first is on top, an empty list takes all off.
         */
        post: operations["post_cards_api_jobfair_v1_rooms__room_id__cards_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/closings": {
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
         * @description Close the room for good before its time.
         */
        post: operations["post_closing_api_jobfair_v1_rooms__room_id__closings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/comments/{comment_id}/retractions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Retraction
         * @description Take a published comment back (撤回): it leaves every page within a second.
         */
        post: operations["post_retraction_api_jobfair_v1_rooms__room_id__comments__comment_id__retractions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/held-comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Held
         * @description What waits for a moderator, the oldest first; `after` is the last one seen.
         */
        get: operations["get_held_api_jobfair_v1_rooms__room_id__held_comments_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/held-comments/{comment_id}/rejections": {
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
         * @description Let nobody see a held comment; its text is deleted.
         */
        post: operations["post_rejection_api_jobfair_v1_rooms__room_id__held_comments__comment_id__rejections_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/held-comments/{comment_id}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Release
         * @description Let a held comment appear.
         */
        post: operations["post_release_api_jobfair_v1_rooms__room_id__held_comments__comment_id__releases_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/interactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a viewer did (互动), in a pack
         * @description `Authorization: Viewer <token>` of this room. 202 is said once the log has it. Each thing is judged for itself; a comment that only its sender sees is accepted like any other.
         */
        post: operations["post_interactions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/minutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Minutes
         * @description What happened in each minute; its version grows when it changes after it was closed.
         */
        get: operations["get_minutes_api_jobfair_v1_rooms__room_id__minutes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/mutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Mutes
         * @description Who may not speak now.
         */
        get: operations["get_mutes_api_jobfair_v1_rooms__room_id__mutes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Opening
         * @description Open the room's doors before their time.
         */
        post: operations["post_opening_api_jobfair_v1_rooms__room_id__openings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/question-queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Queue
         * @description All questions of the room, those that are held too.
         */
        get: operations["get_queue_api_jobfair_v1_rooms__room_id__question_queue_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Questions
         * @description The questions that are asked, most votes first.
         */
        get: operations["get_questions_api_jobfair_v1_rooms__room_id__questions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/questions/{question_id}/answers": {
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
         * @description The question is answered, at this second of the show or the one told.
         */
        post: operations["post_answer_api_jobfair_v1_rooms__room_id__questions__question_id__answers_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/questions/{question_id}/dismissals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Dismissals
         * @description Dismiss the question.
         */
        post: operations["post_dismissals_api_jobfair_v1_rooms__room_id__questions__question_id__dismissals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/questions/{question_id}/pins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Pins
         * @description Pin the question.
         */
        post: operations["post_pins_api_jobfair_v1_rooms__room_id__questions__question_id__pins_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/questions/{question_id}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Releases
         * @description Release the question.
         */
        post: operations["post_releases_api_jobfair_v1_rooms__room_id__questions__question_id__releases_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/questions/{question_id}/unpinnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Unpinnings
         * @description Unpin the question.
         */
        post: operations["post_unpinnings_api_jobfair_v1_rooms__room_id__questions__question_id__unpinnings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/questions/{question_id}/vote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Vote
         * @description Vote for a question: one vote a viewer, however often it is put.
         */
        put: operations["put_vote_api_jobfair_v1_rooms__room_id__questions__question_id__vote_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Document
         * @description The report to be printed: a page for each company on stage.
         */
        get: operations["get_document_api_jobfair_v1_rooms__room_id__report_pdf_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/report.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Sheet
         * @description The report as a workbook with charts.
         */
        get: operations["get_sheet_api_jobfair_v1_rooms__room_id__report_xlsx_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/reschedulings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Rescheduling
         * @description Move the times of a plan, or the end of a show that runs.
         */
        post: operations["post_rescheduling_api_jobfair_v1_rooms__room_id__reschedulings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/review-switches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Review
         * @description Hold every comment until a moderator lets it appear (先审后发), or no more.
         */
        post: operations["post_review_api_jobfair_v1_rooms__room_id__review_switches_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/segments/{segment_id}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Segment
         * @description A company's minutes on stage, from a minute after their end on.
         */
        get: operations["get_segment_api_jobfair_v1_rooms__room_id__segments__segment_id__figures_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/stage/beginnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Beginning
         * @description The next company begins now.
         */
        post: operations["post_beginning_api_jobfair_v1_rooms__room_id__stage_beginnings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/stage/endings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Ending
         * @description The company on stage ends now.
         */
        post: operations["post_ending_api_jobfair_v1_rooms__room_id__stage_endings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Stage
         * @description Set all segments of the stage.
         */
        post: operations["post_stage_api_jobfair_v1_rooms__room_id__stages_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/viewer-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Viewer Token
         * @description Enter a room (进入直播间). A citizen who is logged in is the same viewer on every device, everybody else
         *     a new one each time; the viewer of a room is nobody in another.
         */
        post: operations["post_viewer_token_api_jobfair_v1_rooms__room_id__viewer_tokens_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/viewers/{viewer}/mutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Mute
         * @description Mute a viewer (禁言): a minute, ten, an hour, then for the rest of the show.
         */
        post: operations["post_mute_api_jobfair_v1_rooms__room_id__viewers__viewer__mutes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/rooms/{room_id}/viewers/{viewer}/unmutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Unmute
         * @description Let a muted viewer speak again.
         */
        post: operations["post_unmute_api_jobfair_v1_rooms__room_id__viewers__viewer__unmutes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Words
         * @description The list; `after` is the last word id seen.
         */
        get: operations["get_words_api_jobfair_v1_words_get"];
        put?: never;
        /**
         * Post Word
         * @description List a word (登记敏感词).
         */
        post: operations["post_word_api_jobfair_v1_words_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/words/{word_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Change
         * @description Change what a word does.
         */
        post: operations["post_change_api_jobfair_v1_words__word_id__changes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobfair/v1/words/{word_id}/withdrawals": {
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
         * @description Take a word off the list.
         */
        post: operations["post_withdrawal_api_jobfair_v1_words__word_id__withdrawals_post"];
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
        /**
         * AcceptBody
         * @description The plan that the officer saw.
         */
        AcceptBody: {
            /** Sha256 */
            sha256: string;
        };
        /**
         * AdmissionBody
         * @description By what a viewer agrees to be counted; nothing is, without consent.
         */
        AdmissionBody: {
            /**
             * Consent
             * @default false
             */
            consent?: boolean;
            /**
             * Education
             * @description one of postgraduate, bachelor, college, secondary, high, other
             * @default
             */
            education?: string;
            /**
             * Region
             * @description city or province, GB/T 2260, such as 131100
             * @default
             */
            region?: string;
        };
        /** AdmissionView */
        AdmissionView: {
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
            /** Token */
            token: string;
            /** Viewer */
            viewer: string;
        };
        /**
         * AnswerBody
         * @description The show's second at which it was answered; now, where none is given.
         */
        AnswerBody: {
            /** Second */
            second?: number | null;
        };
        /**
         * ApplicationView
         * @description An application as its seeker sees it (我的投递); `resume` is gone once it was withdrawn.
         */
        ApplicationView: {
            /** Application Id */
            application_id: string;
            /** Company Id */
            company_id: string;
            /** Consent Version */
            consent_version: string;
            /**
             * Filed At
             * Format: date-time
             */
            filed_at: string;
            /** Filing No */
            filing_no: number;
            /** Job Id */
            job_id: string;
            /** Resume */
            resume: {
                [key: string]: string;
            } | null;
            /** Room Id */
            room_id: string;
            /** Title */
            title: string;
            /** Withdrawn At */
            withdrawn_at: string | null;
        };
        /**
         * AppliedView
         * @description An application as its employer's list has it: contact and intro masked, the rest as it was sent.
         */
        AppliedView: {
            /** Application Id */
            application_id: string;
            /** Contact */
            contact: string;
            /** Education */
            education: string;
            /**
             * Filed At
             * Format: date-time
             */
            filed_at: string;
            /** Filing No */
            filing_no: number;
            /** Intro */
            intro: string;
            /** Job Id */
            job_id: string;
            /** Region */
            region: string;
            /** Title */
            title: string;
        };
        /**
         * ApplyBody
         * @description `consent` to the text of `consent_version`, for this job's employer alone.
         */
        ApplyBody: {
            /** Consent */
            consent: boolean;
            /**
             * Consent Version
             * @default 2022-08
             */
            consent_version?: string;
            /**
             * Contact
             * @default
             */
            contact?: string;
            education: components["schemas"]["Education"];
            /**
             * Intro
             * @default
             */
            intro?: string;
            /** Region */
            region: string;
            /** Room Id */
            room_id: string;
        };
        /** CardsBody */
        CardsBody: {
            /** Job Ids */
            job_ids: string[];
            /** Saw Version */
            saw_version: number;
        };
        /** CardsView */
        CardsView: {
            /** Job Ids */
            job_ids: string[];
            /** Version */
            version: number;
        };
        /** ConsentView */
        ConsentView: {
            /** Text */
            text: string;
            /** Version */
            version: string;
        };
        /**
         * CountsView
         * @description Always three numbers: times sent, distinct (person, job), distinct people; `live` were not withdrawn.
         */
        CountsView: {
            /** Live */
            live: number;
            /** People */
            people: number;
            /** Person Jobs */
            person_jobs: number;
            /** Submissions */
            submissions: number;
        };
        /**
         * Education
         * @description Highest level (学历), after GB/T 4658.
         * @enum {string}
         */
        Education: "postgraduate" | "bachelor" | "college" | "secondary" | "high" | "other";
        /** FairBody */
        FairBody: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Fair Id */
            fair_id: string;
            /** Host */
            host: string;
            /** Name */
            name: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /** FairLine */
        FairLine: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Fair Id */
            fair_id: string;
            /** Host */
            host: string;
            /** Name */
            name: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /** FairView */
        FairView: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Fair Id */
            fair_id: string;
            /** Host */
            host: string;
            /** Name */
            name: string;
            /** Rooms */
            rooms: components["schemas"]["RoomView"][];
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /** MuteView */
        MuteView: {
            /** Times */
            times: number;
            /**
             * Until
             * Format: date-time
             */
            until: string;
            /** Viewer */
            viewer: string;
        };
        /**
         * OverruleBody
         * @description A hit as it was shown, and why it may stand.
         */
        OverruleBody: {
            /** Field */
            field: string;
            /** Reason */
            reason: string;
            /** Rule Id */
            rule_id: string;
            /** Words */
            words: string;
        };
        /**
         * PostingState
         * @description Whether a posting is shown, as the job gate says; a warned one is shown, too.
         * @enum {string}
         */
        PostingState: "SHOWN" | "WARNED" | "BLOCKED" | "WITHDRAWN";
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
         * QuestionState
         * @enum {string}
         */
        QuestionState: "HELD" | "WAITING" | "PINNED" | "ANSWERED" | "DISMISSED";
        /** QuestionView */
        QuestionView: {
            /** Question Id */
            question_id: string;
            /** Second */
            second: number | null;
            state: components["schemas"]["QuestionState"];
            /** Text */
            text: string;
            /** Votes */
            votes: number;
        };
        /** ReasonBody */
        ReasonBody: {
            /** Reason */
            reason: string;
        };
        /** RescheduleBody */
        RescheduleBody: {
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /**
             * Origin At
             * Format: date-time
             */
            origin_at: string;
            /** Saw Version */
            saw_version: number;
        };
        /** ReviewBody */
        ReviewBody: {
            /** Reason */
            reason: string;
            /** Review First */
            review_first: boolean;
        };
        /**
         * RoomBody
         * @description `speed` N: all periods are those of the rules divided by N, `platform_skew_ms` among them.
         */
        RoomBody: {
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
             * Origin At
             * Format: date-time
             */
            origin_at: string;
            /**
             * Platform Skew Ms
             * @default 5000
             */
            platform_skew_ms?: number;
            /**
             * Review First
             * @default false
             */
            review_first?: boolean;
            /** Room Id */
            room_id: string;
            /**
             * Speed
             * @default 1
             */
            speed?: number;
        };
        /**
         * RoomState
         * @enum {string}
         */
        RoomState: "PLANNED" | "OPEN" | "CLOSED";
        /**
         * RoomView
         * @description A room as it is planned and stands; the periods are in milliseconds, divided by `speed`.
         */
        RoomView: {
            /** Closed At */
            closed_at: string | null;
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /** Fair Id */
            fair_id: string;
            /** Name */
            name: string;
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /**
             * Origin At
             * Format: date-time
             */
            origin_at: string;
            /** Periods */
            periods: {
                [key: string]: number;
            };
            /** Review First */
            review_first: boolean;
            /** Room Id */
            room_id: string;
            /** Speed */
            speed: number;
            state: components["schemas"]["RoomState"];
            /** Version */
            version: number;
        };
        /** SawBody */
        SawBody: {
            /** Saw Version */
            saw_version: number;
        };
        /** SecretView */
        SecretView: {
            /** Issue */
            issue: number;
            /** Room Id */
            room_id: string;
            /** Secret */
            secret: string;
        };
        /** SegmentBody */
        SegmentBody: {
            /** Company Id */
            company_id: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Segment Id */
            segment_id: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /** SegmentView */
        SegmentView: {
            /** Company Id */
            company_id: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Segment Id */
            segment_id: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /**
         * ShownRoomView
         * @description The same with all that its page shows at `now`.
         */
        ShownRoomView: {
            cards: components["schemas"]["CardsView"];
            /** Closed At */
            closed_at: string | null;
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /** Fair Id */
            fair_id: string;
            /** Name */
            name: string;
            /**
             * Now
             * Format: date-time
             */
            now: string;
            on_stage: components["schemas"]["SegmentView"] | null;
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /**
             * Origin At
             * Format: date-time
             */
            origin_at: string;
            /** Periods */
            periods: {
                [key: string]: number;
            };
            question: components["schemas"]["QuestionView"] | null;
            /** Review First */
            review_first: boolean;
            /** Room Id */
            room_id: string;
            /** Speed */
            speed: number;
            stage: components["schemas"]["StageView"];
            state: components["schemas"]["RoomState"];
            /** Version */
            version: number;
        };
        /** StageBody */
        StageBody: {
            /** Saw Version */
            saw_version: number;
            /** Segments */
            segments: components["schemas"]["SegmentBody"][];
        };
        /** StageView */
        StageView: {
            /** Segments */
            segments: components["schemas"]["SegmentView"][];
            /** Version */
            version: number;
        };
        /** UnmaskBody */
        UnmaskBody: {
            /** Reason */
            reason: string;
        };
        /** WaitingView */
        WaitingView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Comment Id */
            comment_id: string;
            /** Text */
            text: string;
            /** Viewer */
            viewer: string;
        };
        /** WithdrawalBody */
        WithdrawalBody: {
            /** Reason */
            reason: string;
        };
        /** WordBody */
        WordBody: {
            /**
             * Action
             * @enum {string}
             */
            action: "sender-only" | "hold" | "drop";
            /** Category */
            category: string;
            /** Expires At */
            expires_at?: string | null;
            /**
             * Owner
             * @description the office that asked for it
             */
            owner: string;
            /** Reason */
            reason: string;
            /** Word */
            word: string;
        };
        /** WordChangeBody */
        WordChangeBody: {
            /**
             * Action
             * @enum {string}
             */
            action: "sender-only" | "hold" | "drop";
            /** Category */
            category: string;
            /** Expires At */
            expires_at?: string | null;
            /**
             * Owner
             * @description the office that asked for it
             */
            owner: string;
            /** Reason */
            reason: string;
            /**
             * Version
             * @description the one the editor saw
             */
            version: number;
        };
        /** WordView */
        WordView: {
            /** Action */
            action: string;
            /** Category */
            category: string;
            /** Expires At */
            expires_at: string | null;
            /** Folded */
            folded: string;
            /** Listed */
            listed: boolean;
            /** Owner */
            owner: string;
            /** Version */
            version: number;
            /** Word */
            word: string;
            /** Word Id */
            word_id: string;
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
    get_applications_api_jobfair_v1_applications_get: {
        parameters: {
            query?: {
                /** @description the filing number that the last page ended with */
                before?: number | null;
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
                    "application/json": components["schemas"]["ApplicationView"][];
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
    post_unmasking_api_jobfair_v1_applications__application_id__unmaskings_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                application_id: string;
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
    post_withdrawal_api_jobfair_v1_applications__application_id__withdrawals_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                application_id: string;
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
    get_applications_api_jobfair_v1_companies__company_id__applications_get: {
        parameters: {
            query?: {
                /** @description the filing number that the last page ended with */
                before?: number | null;
            };
            header?: never;
            path: {
                company_id: string;
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
                    "application/json": components["schemas"]["AppliedView"][];
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
    get_fairs_api_jobfair_v1_fairs_get: {
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
                    "application/json": components["schemas"]["FairLine"][];
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
    post_fair_api_jobfair_v1_fairs_post: {
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
                "application/json": components["schemas"]["FairBody"];
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
    get_fair_api_jobfair_v1_fairs__fair_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fair_id: string;
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
                    "application/json": components["schemas"]["FairView"];
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
    get_counts_api_jobfair_v1_fairs__fair_id__application_counts_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fair_id: string;
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
    get_companies_api_jobfair_v1_fairs__fair_id__companies_get: {
        parameters: {
            query?: {
                /** @description the last company_id seen */
                after?: string;
                most?: number;
            };
            header?: never;
            path: {
                fair_id: string;
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
    get_company_api_jobfair_v1_fairs__fair_id__companies__company_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
                fair_id: string;
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
    get_wall_api_jobfair_v1_fairs__fair_id__figures_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fair_id: string;
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
    post_import_api_jobfair_v1_fairs__fair_id__imports_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fair_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "text/csv": string;
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
    get_imports_api_jobfair_v1_fairs__fair_id__imports__change_id__get: {
        parameters: {
            query?: {
                part?: number;
            };
            header?: never;
            path: {
                change_id: string;
                fair_id: string;
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
    accept_imports_api_jobfair_v1_fairs__fair_id__imports__change_id__acceptances_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                change_id: string;
                fair_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptBody"];
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
    get_errors_api_jobfair_v1_fairs__fair_id__imports__change_id__errors_xlsx_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                change_id: string;
                fair_id: string;
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
    get_jobs_api_jobfair_v1_fairs__fair_id__jobs_get: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string | null;
                company_id?: string | null;
                most?: number;
                occupation?: string;
                pay_min_fen?: number | null;
                place?: string;
                words?: string;
            };
            header?: never;
            path: {
                fair_id: string;
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
    get_postings_api_jobfair_v1_fairs__fair_id__postings_get: {
        parameters: {
            query?: {
                after?: number;
                state?: components["schemas"]["PostingState"];
            };
            header?: never;
            path: {
                fair_id: string;
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
    post_rescreening_api_jobfair_v1_fairs__fair_id__rescreenings_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fair_id: string;
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
    get_rescreenings_api_jobfair_v1_fairs__fair_id__rescreenings__change_id__get: {
        parameters: {
            query?: {
                part?: number;
            };
            header?: never;
            path: {
                change_id: string;
                fair_id: string;
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
    accept_rescreenings_api_jobfair_v1_fairs__fair_id__rescreenings__change_id__acceptances_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                change_id: string;
                fair_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptBody"];
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
    post_room_api_jobfair_v1_fairs__fair_id__rooms_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                fair_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoomBody"];
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
    get_rules_api_jobfair_v1_gate_rules_get: {
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
    get_job_api_jobfair_v1_jobs__job_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
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
    get_job_ld_api_jobfair_v1_jobs__job_id__jsonld_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
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
            /** @description schema.org JobPosting */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ld+json": unknown;
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
    post_application_api_jobfair_v1_jobs__job_id__applications_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyBody"];
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
    get_consent_api_jobfair_v1_jobs__job_id__consent_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
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
                    "application/json": components["schemas"]["ConsentView"];
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
    post_overrule_api_jobfair_v1_jobs__job_id__overrules_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverruleBody"];
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
    post_withdrawal_api_jobfair_v1_jobs__job_id__withdrawals_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalBody"];
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
    post_push: {
        parameters: {
            query?: never;
            header: {
                "x-msg-type": "live_comment" | "live_question" | "live_like" | "live_presence" | "live_card" | "live_gift" | "live_stats";
                "x-nonce-str": string;
                "x-roomid": string;
                "x-signature": string;
                "x-timestamp": string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description live_comment, live_question */
                    content?: string;
                    /** @description live_presence: join, beat, leave; live_card: click, impression */
                    event?: string;
                    /** @description live_card */
                    job_id?: string;
                    /** @description live_like */
                    like_num?: number;
                    likes?: number;
                    msg_id?: string;
                    online?: number;
                    sec_openid?: string;
                    /** @description unix ms */
                    timestamp?: number;
                    /** @description live_stats: the platform's own figures */
                    views?: number;
                }[];
            };
        };
        responses: {
            /** @description The whole was refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What is accepted is durable: what viewers did in the log, of live_stats the newest in the room's figures. Refused ones are named; ignored are gifts, and live_stats without a figure. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepted: number;
                        err_msg: string;
                        /** @constant */
                        err_no: 0;
                        ignored: number;
                        refused: {
                            code: string;
                            index: number;
                        }[];
                    };
                };
            };
            /** @description Busy: send the same again after Retry-After; it counts once */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_secret_api_jobfair_v1_platform__room_id__secrets_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
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
                    "application/json": components["schemas"]["SecretView"];
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
    get_room_api_jobfair_v1_rooms__room_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
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
                    "application/json": components["schemas"]["ShownRoomView"];
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
    post_cards_api_jobfair_v1_rooms__room_id__cards_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CardsBody"];
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
    post_closing_api_jobfair_v1_rooms__room_id__closings_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                room_id: string;
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
    post_retraction_api_jobfair_v1_rooms__room_id__comments__comment_id__retractions_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                comment_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
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
    get_held_api_jobfair_v1_rooms__room_id__held_comments_get: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path: {
                room_id: string;
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
                    "application/json": components["schemas"]["WaitingView"][];
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
    post_rejection_api_jobfair_v1_rooms__room_id__held_comments__comment_id__rejections_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                comment_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
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
    post_release_api_jobfair_v1_rooms__room_id__held_comments__comment_id__releases_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                comment_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
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
    post_interactions: {
        parameters: {
            query?: never;
            header: {
                Authorization: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
                        /** @description when, unix ms by the page's clock; 0: not told */
                        at_ms?: number;
                        /** @description likes in this one */
                        count?: number;
                        /** @description the card clicked or shown; the job a question is about */
                        job_id?: string;
                        /** @enum {string} */
                        kind: "beat" | "click" | "comment" | "impression" | "join" | "leave" | "like" | "question";
                        /** @description the page's own, kept for repeats; needed except for join, beat, leave */
                        message_id?: string;
                        /** @description of a comment or question */
                        text?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description The whole was refused */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Accepted, but for those named */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepted: number;
                        refused: {
                            code: string;
                            index: number;
                        }[];
                    };
                };
            };
            /** @description Busy: send the same again after Retry-After; it counts once */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_minutes_api_jobfair_v1_rooms__room_id__minutes_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
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
    get_mutes_api_jobfair_v1_rooms__room_id__mutes_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
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
                    "application/json": components["schemas"]["MuteView"][];
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
    post_opening_api_jobfair_v1_rooms__room_id__openings_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                room_id: string;
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
    get_queue_api_jobfair_v1_rooms__room_id__question_queue_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
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
                    "application/json": components["schemas"]["QuestionView"][];
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
    get_questions_api_jobfair_v1_rooms__room_id__questions_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
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
                    "application/json": components["schemas"]["QuestionView"][];
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
    post_answer_api_jobfair_v1_rooms__room_id__questions__question_id__answers_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                question_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerBody"];
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
    post_dismissals_api_jobfair_v1_rooms__room_id__questions__question_id__dismissals_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                question_id: string;
                room_id: string;
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
    post_pins_api_jobfair_v1_rooms__room_id__questions__question_id__pins_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                question_id: string;
                room_id: string;
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
    post_releases_api_jobfair_v1_rooms__room_id__questions__question_id__releases_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                question_id: string;
                room_id: string;
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
    post_unpinnings_api_jobfair_v1_rooms__room_id__questions__question_id__unpinnings_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                question_id: string;
                room_id: string;
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
    put_vote_api_jobfair_v1_rooms__room_id__questions__question_id__vote_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description `Viewer` and the room's viewer token */
                Authorization?: string;
            };
            path: {
                question_id: string;
                room_id: string;
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
                    "application/json": components["schemas"]["QuestionView"];
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
    get_document_api_jobfair_v1_rooms__room_id__report_pdf_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
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
                    "application/pdf": unknown;
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
    get_sheet_api_jobfair_v1_rooms__room_id__report_xlsx_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
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
    post_rescheduling_api_jobfair_v1_rooms__room_id__reschedulings_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RescheduleBody"];
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
    post_review_api_jobfair_v1_rooms__room_id__review_switches_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewBody"];
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
    get_segment_api_jobfair_v1_rooms__room_id__segments__segment_id__figures_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
                segment_id: string;
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
    post_beginning_api_jobfair_v1_rooms__room_id__stage_beginnings_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SawBody"];
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
    post_ending_api_jobfair_v1_rooms__room_id__stage_endings_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SawBody"];
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
    post_stage_api_jobfair_v1_rooms__room_id__stages_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StageBody"];
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
    post_viewer_token_api_jobfair_v1_rooms__room_id__viewer_tokens_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AdmissionBody"] | null;
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
                    "application/json": components["schemas"]["AdmissionView"];
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
    post_mute_api_jobfair_v1_rooms__room_id__viewers__viewer__mutes_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                room_id: string;
                viewer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
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
    post_unmute_api_jobfair_v1_rooms__room_id__viewers__viewer__unmutes_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                room_id: string;
                viewer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
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
    get_words_api_jobfair_v1_words_get: {
        parameters: {
            query?: {
                after?: string;
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
                    "application/json": components["schemas"]["WordView"][];
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
    post_word_api_jobfair_v1_words_post: {
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
                "application/json": components["schemas"]["WordBody"];
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
    post_change_api_jobfair_v1_words__word_id__changes_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                word_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordChangeBody"];
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
    post_withdrawal_api_jobfair_v1_words__word_id__withdrawals_post: {
        parameters: {
            query?: never;
            header: {
                /** @description made and kept by the client */
                "Idempotency-Key": string;
            };
            path: {
                word_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
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
}
