/** What the app says, checked and put where people see it. */
import { checkMessage } from './payload-checker.js';
import { named } from './payloads.js';
import { Refusal } from './realm.js';
/** Takes a message as the app sent it. Refuses what Slack refuses. */
export function readContent(realm, where, sent) {
    if (realm.settings.checks) {
        const violations = checkMessage(where, sent);
        if (realm.note(violations))
            throw refusalOf(violations);
    }
    return {
        text: sent.text,
        blocks: sent.blocks === undefined ? undefined : named(sent.blocks),
        metadata: sent.metadata,
    };
}
/** A message needs something to show. */
export function requireContent(content, sent) {
    const hasText = content.text !== undefined && content.text !== '';
    const hasBlocks = content.blocks !== undefined && content.blocks.length > 0;
    if (!hasText && !hasBlocks && sent.attachments === undefined)
        throw new Refusal('no_text');
}
function refusalOf(violations) {
    const errors = violations.filter((one) => one.severity === 'error');
    const has = (problem) => errors.some((one) => one.problem === problem);
    if (has('msg_too_long'))
        return new Refusal('msg_too_long');
    if (has('metadata_too_large'))
        return new Refusal('metadata_too_large');
    if (errors.every((one) => one.at.startsWith('/metadata'))) {
        return new Refusal('invalid_metadata_format');
    }
    return new Refusal('invalid_blocks', complaints(errors));
}
/** How Slack says what is wrong with blocks or a view. */
export function complaints(errors) {
    const messages = errors.map((one) => `${one.problem} [json-pointer:${one.at}]`);
    return {
        errors: messages,
        response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
    };
}
/** Puts the app's message where people see it. */
export function postAsBot(realm, team, channel, content, how = {}) {
    const message = {
        type: 'message',
        ts: realm.nextTs(),
        user: team.botUserId,
        bot_id: team.botId,
        app_id: realm.settings.appId,
        team: team.id,
        text: content.text ?? '',
        ...(content.blocks === undefined ? {} : { blocks: content.blocks }),
        ...(content.metadata === undefined ? {} : { metadata: content.metadata }),
        ...(how.threadTs === undefined ? {} : { thread_ts: how.threadTs }),
        ...(how.clientMsgId === undefined ? {} : { client_msg_id: how.clientMsgId }),
        ...(how.files === undefined ? {} : { files: how.files, subtype: 'file_share' }),
    };
    const post = team.post(channel, message, how.onlyFor);
    if (how.onlyFor === undefined)
        realm.echo('posted', team, channel, post);
    realm.changes.notify();
    return post;
}
/**
 * Replaces what the app said. A text without blocks takes the blocks away; without a text they
 * stay. Only a change of bare text is marked as an edit.
 */
export function editAsBot(realm, team, channel, post, content) {
    const { blocks: shown, edited, ...kept } = post.message;
    const blocks = content.blocks ?? (content.text === undefined ? shown : undefined);
    const metadata = content.metadata ?? kept.metadata;
    const hasBlocks = blocks !== undefined && blocks.length > 0;
    const mark = hasBlocks ? edited : { user: team.botUserId, ts: realm.nextTs() };
    team.edit(post, {
        ...kept,
        text: content.text ?? kept.text,
        ...(hasBlocks ? { blocks } : {}),
        ...(metadata === undefined ? {} : { metadata }),
        ...(mark === undefined ? {} : { edited: mark }),
    });
    if (post.onlyFor === undefined)
        realm.echo('changed', team, channel, post);
    realm.changes.notify();
}
export function deleteAsBot(realm, team, channel, post) {
    post.deleted = true;
    if (post.onlyFor === undefined)
        realm.echo('deleted', team, channel, post);
    realm.changes.notify();
}
