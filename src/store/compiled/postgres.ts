// Written from ../statements.ts by `npm test -- -u`. Change that file, not this one.
import type { Statement } from './statement.js'

export const postgresTexts: Readonly<Record<Statement, string>> = {
  answer:
    'select "recipient", "body" from "outgoing" where "conversation" = $1 and "revision" = $2 order by "position"',
  state: 'select "state" from "conversations" where "id" = $1',
  pending:
    'select "revision", "body" from "outgoing" where "conversation" = $1 and "recipient" = \'person\' and "delivered_at" is null order by "revision"',
  markDelivered:
    'update "outgoing" set "delivered_at" = $1, "receipt" = $2, "refusal" = $3 where "conversation" = $4 and "revision" = $5 and "recipient" = $6 and "delivered_at" is null and "at" = coalesce($7, at)',
  postpone:
    'update "outgoing" set "not_before" = $1, "attempts" = $2, "maybe_sent" = $3 where "conversation" = $4 and "revision" = $5 and "recipient" = $6 and "delivered_at" is null and "not_before" = $7',
  claim:
    'update "outgoing" set "not_before" = $1, "maybe_sent" = 1 where "conversation" = $2 and "revision" = $3 and "recipient" = $4 and "delivered_at" is null and "not_before" = $5',
  keepReceipt:
    'update "outgoing" set "receipt" = $1 where "conversation" = $2 and "revision" = $3 and "recipient" = $4',
  outbox:
    'select "outgoing"."revision", "recipient", "body", "view", "destination", "outgoing"."at", "not_before", "attempts", "maybe_sent", "delivered_at", "receipt" from "outgoing" left join "events" on "events"."conversation" = "outgoing"."conversation" and "events"."event" = "outgoing"."event" and "outgoing"."delivered_at" is null where "outgoing"."conversation" = $1 and "platform" = $2 and ("delivered_at" is null or "receipt" is not null) order by "outgoing"."revision", "position"',
  dueNow:
    'select "conversation" from "outgoing" where "platform" = $1 and "delivered_at" is null and ("not_before" <= $2 or "not_before" > $3) and not exists (select "earlier"."revision" from "outgoing" as "earlier" where "earlier"."conversation" = "outgoing"."conversation" and "earlier"."platform" = "outgoing"."platform" and "earlier"."revision" < "outgoing"."revision" and "earlier"."delivered_at" is null) order by "not_before" limit $4',
  dueNext:
    'select min("not_before") as "next" from "outgoing" where "platform" = $1 and "delivered_at" is null and "not_before" > $2',
  forgetEvents: 'delete from "events" where "conversation" = $1',
  forgetOutgoing: 'delete from "outgoing" where "conversation" = $1',
  keepHeard:
    'insert into "heard" ("conversation", "platform", "place", "event", "at") select "id", cast($1 as text) as "platform", cast($2 as text) as "place", cast($3 as text) as "event", cast($4 as bigint) as "at" from "conversations" where "id" = $5 on conflict ("conversation") do update set "platform" = "excluded"."platform", "place" = "excluded"."place", "event" = "excluded"."event", "at" = "excluded"."at" where "heard"."at" <= "excluded"."at"',
  forgetHeard: 'delete from "heard" where "conversation" = $1',
  forgetHandoffs: 'delete from "handoffs" where "conversation" = $1',
  keepHandoff:
    'insert into "handoffs" ("id", "conversation", "reference", "opened_at", "state", "changed_at") values ($1, $2, $3, $4, $5, $6) on conflict ("id") do update set "state" = "excluded"."state", "changed_at" = "excluded"."changed_at"',
  purgeEvents:
    'delete from "events" where ("conversation", "event") in (select "conversation", "event" from "events" where "at" < $1 order by "at" limit $2 for update skip locked)',
  purgeOutgoing:
    'delete from "outgoing" where ("conversation", "revision", "position") in (select "conversation", "revision", "position" from "outgoing" where "delivered_at" < $1 order by "delivered_at" limit $2 for update skip locked)',
  events16:
    'select "conversation", "event", "revision", "view" from "events" where (conversation, event) in (values ($1, $2), ($3, $4), ($5, $6), ($7, $8), ($9, $10), ($11, $12), ($13, $14), ($15, $16), ($17, $18), ($19, $20), ($21, $22), ($23, $24), ($25, $26), ($27, $28), ($29, $30), ($31, $32))',
  events4:
    'select "conversation", "event", "revision", "view" from "events" where (conversation, event) in (values ($1, $2), ($3, $4), ($5, $6), ($7, $8))',
  events1:
    'select "conversation", "event", "revision", "view" from "events" where (conversation, event) in (values ($1, $2))',
  conversations16:
    'select "id", "revision", "state" from "conversations" where "id" in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) order by "id" for no key update',
  conversations4:
    'select "id", "revision", "state" from "conversations" where "id" in ($1, $2, $3, $4) order by "id" for no key update',
  conversations1:
    'select "id", "revision", "state" from "conversations" where "id" in ($1) order by "id" for no key update',
  keepConversations16:
    'insert into "conversations" ("id", "platform", "tenant", "revision", "based_on", "state", "updated_at") values ($1, $2, $3, $4, $5, $6, $7), ($8, $9, $10, $11, $12, $13, $14), ($15, $16, $17, $18, $19, $20, $21), ($22, $23, $24, $25, $26, $27, $28), ($29, $30, $31, $32, $33, $34, $35), ($36, $37, $38, $39, $40, $41, $42), ($43, $44, $45, $46, $47, $48, $49), ($50, $51, $52, $53, $54, $55, $56), ($57, $58, $59, $60, $61, $62, $63), ($64, $65, $66, $67, $68, $69, $70), ($71, $72, $73, $74, $75, $76, $77), ($78, $79, $80, $81, $82, $83, $84), ($85, $86, $87, $88, $89, $90, $91), ($92, $93, $94, $95, $96, $97, $98), ($99, $100, $101, $102, $103, $104, $105), ($106, $107, $108, $109, $110, $111, $112) on conflict ("id") do update set "revision" = "excluded"."revision", "based_on" = "excluded"."based_on", "state" = "excluded"."state", "updated_at" = "excluded"."updated_at" where "conversations"."revision" = "excluded"."based_on"',
  keepConversations4:
    'insert into "conversations" ("id", "platform", "tenant", "revision", "based_on", "state", "updated_at") values ($1, $2, $3, $4, $5, $6, $7), ($8, $9, $10, $11, $12, $13, $14), ($15, $16, $17, $18, $19, $20, $21), ($22, $23, $24, $25, $26, $27, $28) on conflict ("id") do update set "revision" = "excluded"."revision", "based_on" = "excluded"."based_on", "state" = "excluded"."state", "updated_at" = "excluded"."updated_at" where "conversations"."revision" = "excluded"."based_on"',
  keepConversations1:
    'insert into "conversations" ("id", "platform", "tenant", "revision", "based_on", "state", "updated_at") values ($1, $2, $3, $4, $5, $6, $7) on conflict ("id") do update set "revision" = "excluded"."revision", "based_on" = "excluded"."based_on", "state" = "excluded"."state", "updated_at" = "excluded"."updated_at" where "conversations"."revision" = "excluded"."based_on"',
  keepEvents16:
    'insert into "events" ("conversation", "event", "revision", "view", "at") values ($1, $2, $3, $4, $5), ($6, $7, $8, $9, $10), ($11, $12, $13, $14, $15), ($16, $17, $18, $19, $20), ($21, $22, $23, $24, $25), ($26, $27, $28, $29, $30), ($31, $32, $33, $34, $35), ($36, $37, $38, $39, $40), ($41, $42, $43, $44, $45), ($46, $47, $48, $49, $50), ($51, $52, $53, $54, $55), ($56, $57, $58, $59, $60), ($61, $62, $63, $64, $65), ($66, $67, $68, $69, $70), ($71, $72, $73, $74, $75), ($76, $77, $78, $79, $80)',
  keepEvents4:
    'insert into "events" ("conversation", "event", "revision", "view", "at") values ($1, $2, $3, $4, $5), ($6, $7, $8, $9, $10), ($11, $12, $13, $14, $15), ($16, $17, $18, $19, $20)',
  keepEvents1:
    'insert into "events" ("conversation", "event", "revision", "view", "at") values ($1, $2, $3, $4, $5)',
  keepOutgoing16:
    'insert into "outgoing" ("conversation", "revision", "position", "recipient", "body", "at", "platform", "destination", "event", "not_before") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10), ($11, $12, $13, $14, $15, $16, $17, $18, $19, $20), ($21, $22, $23, $24, $25, $26, $27, $28, $29, $30), ($31, $32, $33, $34, $35, $36, $37, $38, $39, $40), ($41, $42, $43, $44, $45, $46, $47, $48, $49, $50), ($51, $52, $53, $54, $55, $56, $57, $58, $59, $60), ($61, $62, $63, $64, $65, $66, $67, $68, $69, $70), ($71, $72, $73, $74, $75, $76, $77, $78, $79, $80), ($81, $82, $83, $84, $85, $86, $87, $88, $89, $90), ($91, $92, $93, $94, $95, $96, $97, $98, $99, $100), ($101, $102, $103, $104, $105, $106, $107, $108, $109, $110), ($111, $112, $113, $114, $115, $116, $117, $118, $119, $120), ($121, $122, $123, $124, $125, $126, $127, $128, $129, $130), ($131, $132, $133, $134, $135, $136, $137, $138, $139, $140), ($141, $142, $143, $144, $145, $146, $147, $148, $149, $150), ($151, $152, $153, $154, $155, $156, $157, $158, $159, $160)',
  keepOutgoing4:
    'insert into "outgoing" ("conversation", "revision", "position", "recipient", "body", "at", "platform", "destination", "event", "not_before") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10), ($11, $12, $13, $14, $15, $16, $17, $18, $19, $20), ($21, $22, $23, $24, $25, $26, $27, $28, $29, $30), ($31, $32, $33, $34, $35, $36, $37, $38, $39, $40)',
  keepOutgoing1:
    'insert into "outgoing" ("conversation", "revision", "position", "recipient", "body", "at", "platform", "destination", "event", "not_before") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
}
