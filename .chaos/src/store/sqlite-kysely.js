/** Kysely over the store's own connection, so that both share its lock and its statements. */
import { CompiledQuery, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql, } from 'kysely';
export function kyselyOver(file, lock) {
    const db = new Kysely({
        dialect: {
            createAdapter: () => new SqliteAdapter(),
            createDriver: () => new SharedDriver(file, lock),
            createIntrospector: (db) => new SqliteIntrospector(db),
            createQueryCompiler: () => new SqliteQueryCompiler(),
        },
    });
    return { db, schema };
}
const schema = { clustered: (table) => table.modifyEnd(sql `without rowid`) };
/** Takes the lock with the connection and gives it back with it. */
class SharedDriver {
    file;
    lock;
    #connection;
    #held = [];
    constructor(file, lock) {
        this.file = file;
        this.lock = lock;
        this.#connection = new SharedConnection(file);
    }
    async init() { }
    acquireConnection() {
        return new Promise((resolve) => {
            void this.lock.hold(() => new Promise((release) => {
                this.#held.push(release);
                resolve(this.#connection);
            }));
        });
    }
    async releaseConnection() {
        this.#held.pop()?.();
    }
    async beginTransaction() {
        this.file.begin();
    }
    async commitTransaction(connection) {
        await connection.executeQuery(CompiledQuery.raw('commit'));
    }
    async rollbackTransaction() {
        this.file.rollback();
    }
    /** The file outlives it: whoever opened the store closes it. */
    async destroy() { }
}
class SharedConnection {
    file;
    constructor(file) {
        this.file = file;
    }
    async executeQuery({ sql, parameters }) {
        if (this.file.returnsRows(sql))
            return { rows: this.file.all(sql, parameters) };
        return { rows: [], numAffectedRows: BigInt(this.file.run(sql, parameters)) };
    }
    // biome-ignore lint/correctness/useYield: nothing here is read as a stream
    async *streamQuery() {
        throw new Error('The store reads no streams');
    }
}
