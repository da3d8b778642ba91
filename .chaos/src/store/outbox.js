import { keepHeard } from './heard.js';
import { keyOf } from './person-key.js';
export async function lettersOf(run, conversation, platform) {
    const rows = (await run.rows('outbox', [conversation, platform]));
    return rows.map((row) => ({
        key: { conversation, revision: row.revision, recipient: row.recipient },
        body: row.body,
        view: row.view,
        destination: row.destination ?? '',
        at: row.at,
        notBefore: row.not_before ?? 0,
        attempts: row.attempts,
        maybeSent: row.maybe_sent === 1,
        delivered: row.delivered_at !== null,
        receipt: row.receipt,
    }));
}
export async function dueOn(run, platform, now, longestHoldInMs, limit) {
    const rows = await run.rows('dueNow', [platform, now, now + longestHoldInMs, limit]);
    return rows.map(({ conversation }) => String(conversation));
}
/** Whoever sees the row as it was, and moves it on, is the one to try. */
export async function claim(run, { conversation, revision, recipient }, notBefore, until) {
    return (await run.change('claim', [until, conversation, revision, recipient, notBefore])) === 1;
}
export async function keepMark(run, mark) {
    switch (mark.kind) {
        case 'heard':
            return keepHeard(run, mark.heard);
        case 'delivered': {
            const { conversation, revision, recipient } = mark.key;
            await run.change('markDelivered', [
                mark.at,
                mark.receipt ?? null,
                mark.refusal ?? null,
                conversation,
                revision,
                recipient,
                mark.keptAt ?? null,
            ]);
            for (const { revision, receipt } of mark.receipts ?? [])
                await run.change('keepReceipt', [receipt, conversation, revision, recipient]);
            return;
        }
        case 'postponed': {
            const { conversation, revision, recipient } = mark.key;
            await run.change('postpone', [
                mark.notBefore,
                mark.attempts,
                mark.maybeSent ? 1 : 0,
                conversation,
                revision,
                recipient,
                mark.held,
            ]);
        }
    }
}
export async function countWaiting(database) {
    const { db } = await database.kysely();
    const { count, since } = await db
        .selectFrom('outgoing')
        .select(({ fn }) => [fn.countAll().as('count'), fn.min('at').as('since')])
        .where('platform', 'is not', null)
        .where('delivered_at', 'is', null)
        .executeTakeFirstOrThrow();
    return { count: Number(count), since: since === null ? null : Number(since) };
}
export async function giveUp(database, platform, tenant, refusal, at) {
    const { db } = await database.kysely();
    await db
        .updateTable('outgoing')
        .set({ delivered_at: at, refusal })
        .where('platform', '=', platform)
        .where('delivered_at', 'is', null)
        .where('conversation', 'in', (people) => people
        .selectFrom('conversations')
        .select('id')
        .where('platform', '=', keyOf(platform))
        .where('tenant', '=', keyOf(tenant)))
        .execute();
}
