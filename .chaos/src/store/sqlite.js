import { sqliteTexts } from './compiled/sqlite.js';
import { Lock } from './lock.js';
import { patiently } from './patience.js';
import { asStoreError } from './sqlite-error.js';
import { pathOf, prepareFolder } from './sqlite-file.js';
import { configure, healthOf, removeTraces, tidy, versionOf } from './sqlite-upkeep.js';
import { StoreError } from './store-error.js';
export async function openSqlite(address, patience) {
    const path = pathOf(address);
    const { default: Connection } = await import('libsql');
    prepareFolder(path);
    return patiently(async () => {
        const file = new SqliteFile(path, connect(Connection, path));
        try {
            configure(file);
            return file;
        }
        catch (error) {
            await file.close();
            throw error;
        }
    }, patience);
}
function connect(Connection, path) {
    try {
        return new Connection(path);
    }
    catch (cause) {
        throw asStoreError(cause, path);
    }
}
/** One connection, which every transaction of this process takes in turn. */
export class SqliteFile {
    where;
    connection;
    #lock = new Lock();
    #prepared = new Map();
    #single = new Map();
    #open = true;
    #kysely;
    constructor(where, connection) {
        this.where = where;
        this.connection = connection;
    }
    /**
     * One row costs far less than a list of one. libsql's `get` resets its statement only after it
     * has worked: used after anything else it would take the values of that. So these are statements
     * of their own, and one that failed is thrown away.
     */
    row(statement, values) {
        return this.guarded(() => {
            const sql = sqliteTexts[statement];
            const single = this.#single.get(sql) ?? this.connection.prepare(sql);
            this.#single.delete(sql);
            const row = single.get(values);
            this.#single.set(sql, single);
            return row;
        });
    }
    rows(statement, values) {
        return this.all(sqliteTexts[statement], values);
    }
    change(statement, values) {
        return this.run(sqliteTexts[statement], values);
    }
    read(work) {
        return this.#lock.hold(() => work(this));
    }
    write(work) {
        return this.#lock.hold(async () => {
            this.begin();
            try {
                const result = await work(this);
                this.run('commit');
                return result;
            }
            catch (error) {
                this.rollback();
                throw error;
            }
        });
    }
    kysely() {
        this.#kysely ??= import('./sqlite-kysely.js').then(({ kyselyOver }) => kyselyOver(this, this.#lock));
        return this.#kysely;
    }
    version() {
        return this.#lock.hold(async () => versionOf(this));
    }
    scrub() {
        return this.#lock.hold(async () => removeTraces(this));
    }
    health() {
        return this.#lock.hold(async () => healthOf(this));
    }
    close() {
        return this.#lock.hold(async () => {
            if (!this.#open)
                return;
            tidy(this);
            this.#open = false;
            this.#prepared.clear();
            this.#single.clear();
            this.connection.close();
        });
    }
    /** A deferred transaction would fail when it comes to write after another process did. */
    begin() {
        this.run('begin immediate');
    }
    /** SQLite may have rolled back by itself already, on a full disk for one. */
    rollback() {
        if (this.#open && this.connection.inTransaction)
            this.run('rollback');
    }
    returnsRows(sql) {
        return this.guarded(() => this.statement(sql).reader);
    }
    all(sql, values = []) {
        return this.guarded(() => this.statement(sql).all(values));
    }
    run(sql, values = []) {
        return this.guarded(() => this.statement(sql).run(values).changes);
    }
    statement(sql) {
        const known = this.#prepared.get(sql);
        if (known !== undefined)
            return known;
        const prepared = this.connection.prepare(sql);
        this.#prepared.set(sql, prepared);
        return prepared;
    }
    guarded(work) {
        if (!this.#open)
            throw new StoreError('closed', this.where, 'The database is closed');
        try {
            return work();
        }
        catch (error) {
            throw asStoreError(error, this.where);
        }
    }
}
