/** The store cannot do its work. What was asked of it is not kept, and the next try may succeed. */
export class StoreError extends Error {
    kind;
    where;
    what;
    name = 'StoreError';
    constructor(kind, 
    /** The file or the server's address, without secrets. */
    where, what, options) {
        super(`${what} (${where}). ${remedyFor(kind)}`, options);
        this.kind = kind;
        this.where = where;
        this.what = what;
    }
    get remedy() {
        return remedyFor(this.kind);
    }
    /** It goes away by itself: worth another try in a moment. */
    get passing() {
        return this.kind === 'locked';
    }
}
function remedyFor(kind) {
    switch (kind) {
        case 'locked':
            return 'Another process holds it: end that one, or try again in a moment.';
        case 'full':
            return 'Free some space, or raise the limit; then try again, no restart is needed.';
        case 'read-only':
            return 'Let this user write to the file and to its folder.';
        case 'corrupt':
            return 'Keep the file aside, and put a backup in its place.';
        case 'not-a-store':
            return 'Set DATABASE_URL to a file of its own, such as file:./data/certpath.db.';
        case 'unreachable':
            return 'Check DATABASE_URL, and that this user may open it.';
        case 'newer-schema':
            return 'Install the newer certpath that has used it, or set DATABASE_URL to another file.';
        case 'closed':
            return 'Open it again.';
        case 'unexpected':
            return 'Run "certpath doctor", and report what it says.';
    }
}
