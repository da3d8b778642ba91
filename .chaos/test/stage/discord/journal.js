export class Journal {
    changes;
    keeps;
    entries = [];
    last = 0;
    constructor(changes, keeps) {
        this.changes = changes;
        this.keeps = keeps;
    }
    /** Notes what happened and gives its place in the order. */
    add(happening) {
        this.last += 1;
        if (!this.keeps)
            return this.last;
        this.entries.push({ ...happening, seq: this.last });
        this.changes.notify();
        return this.last;
    }
}
