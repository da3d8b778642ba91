// Written from ../statements.ts by `npm test -- -u`. Change that file, not this one.
import type { Statement } from './statement.js'

export const sqliteTexts: Readonly<Record<Statement, string>> = {
  answer:
    'select "recipient", "body" from "outgoing" where "conversation" = ? and "revision" = ? order by "position"',
  state: 'select "state" from "conversations" where "id" = ?',
  pending:
    'select "revision", "body" from "outgoing" where "conversation" = ? and "recipient" = \'person\' and "delivered_at" is null order by "revision"',
  markDelivered:
    'update "outgoing" set "delivered_at" = ?, "receipt" = ?, "refusal" = ? where "conversation" = ? and "revision" = ? and "recipient" = ? and "delivered_at" is null and "at" = coalesce(?, at)',
  postpone:
    'update "outgoing" set "not_before" = ?, "attempts" = ?, "maybe_sent" = ? where "conversation" = ? and "revision" = ? and "recipient" = ? and "delivered_at" is null and "not_before" = ?',
  claim:
    'update "outgoing" set "not_before" = ?, "maybe_sent" = 1 where "conversation" = ? and "revision" = ? and "recipient" = ? and "delivered_at" is null and "not_before" = ?',
  keepReceipt:
    'update "outgoing" set "receipt" = ? where "conversation" = ? and "revision" = ? and "recipient" = ?',
  outbox:
    'select "outgoing"."revision", "recipient", "body", "view", "destination", "outgoing"."at", "not_before", "attempts", "maybe_sent", "delivered_at", "receipt" from "outgoing" left join "events" on "events"."conversation" = "outgoing"."conversation" and "events"."event" = "outgoing"."event" and "outgoing"."delivered_at" is null where "outgoing"."conversation" = ? and "platform" = ? and ("delivered_at" is null or "receipt" is not null) order by "outgoing"."revision", "position"',
  dueNow:
    'select "conversation" from "outgoing" where "platform" = ? and "delivered_at" is null and ("not_before" <= ? or "not_before" > ?) and not exists (select "earlier"."revision" from "outgoing" as "earlier" where "earlier"."conversation" = "outgoing"."conversation" and "earlier"."platform" = "outgoing"."platform" and "earlier"."revision" < "outgoing"."revision" and "earlier"."delivered_at" is null) order by "not_before" limit ?',
  dueNext:
    'select min("not_before") as "next" from "outgoing" where "platform" = ? and "delivered_at" is null and "not_before" > ?',
  forgetEvents: 'delete from "events" where "conversation" = ?',
  forgetOutgoing: 'delete from "outgoing" where "conversation" = ?',
  keepHeard:
    'insert into "heard" ("conversation", "platform", "place", "event", "at") select "id", cast(? as text) as "platform", cast(? as text) as "place", cast(? as text) as "event", cast(? as bigint) as "at" from "conversations" where "id" = ? on conflict ("conversation") do update set "platform" = "excluded"."platform", "place" = "excluded"."place", "event" = "excluded"."event", "at" = "excluded"."at" where "heard"."at" <= "excluded"."at"',
  forgetHeard: 'delete from "heard" where "conversation" = ?',
  forgetHandoffs: 'delete from "handoffs" where "conversation" = ?',
  keepHandoff:
    'insert into "handoffs" ("id", "conversation", "reference", "opened_at", "state", "changed_at") values (?, ?, ?, ?, ?, ?) on conflict ("id") do update set "state" = "excluded"."state", "changed_at" = "excluded"."changed_at"',
  purgeEvents:
    'delete from "events" where ("conversation", "event") in (select "conversation", "event" from "events" where "at" < ? order by "at" limit ?)',
  purgeOutgoing:
    'delete from "outgoing" where ("conversation", "revision", "position") in (select "conversation", "revision", "position" from "outgoing" where "delivered_at" < ? order by "delivered_at" limit ?)',
  events16:
    'select "conversation", "event", "revision", "view" from "events" where (conversation, event) in (values (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?))',
  events4:
    'select "conversation", "event", "revision", "view" from "events" where (conversation, event) in (values (?, ?), (?, ?), (?, ?), (?, ?))',
  events1:
    'select "conversation", "event", "revision", "view" from "events" where (conversation, event) in (values (?, ?))',
  conversations16:
    'select "id", "revision", "state" from "conversations" where "id" in (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  conversations4:
    'select "id", "revision", "state" from "conversations" where "id" in (?, ?, ?, ?)',
  conversations1: 'select "id", "revision", "state" from "conversations" where "id" in (?)',
  keepConversations16:
    'insert into "conversations" ("id", "platform", "tenant", "revision", "based_on", "state", "updated_at") values (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?) on conflict ("id") do update set "revision" = "excluded"."revision", "based_on" = "excluded"."based_on", "state" = "excluded"."state", "updated_at" = "excluded"."updated_at" where "conversations"."revision" = "excluded"."based_on"',
  keepConversations4:
    'insert into "conversations" ("id", "platform", "tenant", "revision", "based_on", "state", "updated_at") values (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?) on conflict ("id") do update set "revision" = "excluded"."revision", "based_on" = "excluded"."based_on", "state" = "excluded"."state", "updated_at" = "excluded"."updated_at" where "conversations"."revision" = "excluded"."based_on"',
  keepConversations1:
    'insert into "conversations" ("id", "platform", "tenant", "revision", "based_on", "state", "updated_at") values (?, ?, ?, ?, ?, ?, ?) on conflict ("id") do update set "revision" = "excluded"."revision", "based_on" = "excluded"."based_on", "state" = "excluded"."state", "updated_at" = "excluded"."updated_at" where "conversations"."revision" = "excluded"."based_on"',
  keepEvents16:
    'insert into "events" ("conversation", "event", "revision", "view", "at") values (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?)',
  keepEvents4:
    'insert into "events" ("conversation", "event", "revision", "view", "at") values (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?)',
  keepEvents1:
    'insert into "events" ("conversation", "event", "revision", "view", "at") values (?, ?, ?, ?, ?)',
  keepOutgoing16:
    'insert into "outgoing" ("conversation", "revision", "position", "recipient", "body", "at", "platform", "destination", "event", "not_before") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  keepOutgoing4:
    'insert into "outgoing" ("conversation", "revision", "position", "recipient", "body", "at", "platform", "destination", "event", "not_before") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  keepOutgoing1:
    'insert into "outgoing" ("conversation", "revision", "position", "recipient", "body", "at", "platform", "destination", "event", "not_before") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
}
