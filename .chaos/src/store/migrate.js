import { migrations } from './migrations/list.js';
import { StoreError } from './store-error.js';
export const latestVersion = migrations.length;
export async function migrate(database) {
    const version = await database.version();
    refuseNewer(version, database.where);
    if (version < latestVersion)
        await takeMissingSteps(database);
}
/** Two processes may start on one file: whoever comes second finds the work done. */
async function takeMissingSteps(database) {
    const { db, schema } = await database.kysely();
    await db.transaction().execute(async (transaction) => {
        const version = await versionIn(transaction);
        refuseNewer(version, database.where);
        for (const step of migrations.slice(version))
            await step.up(transaction, schema);
        await transaction.updateTable('schema_version').set({ version: latestVersion }).execute();
    });
}
async function versionIn(db) {
    await db.schema
        .createTable('schema_version')
        .ifNotExists()
        .addColumn('version', 'integer', (column) => column.notNull())
        .execute();
    const row = await db.selectFrom('schema_version').select('version').executeTakeFirst();
    if (row === undefined)
        await db.insertInto('schema_version').values({ version: 0 }).execute();
    return row?.version ?? 0;
}
function refuseNewer(version, where) {
    if (version > latestVersion)
        throw new StoreError('newer-schema', where, `The database is at version ${version}, and this certpath knows ${latestVersion}`);
}
