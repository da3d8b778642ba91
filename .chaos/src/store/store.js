/** What is kept, as the rest of certpath sees it. It knows no conversation, only its texts. */
export {};
