/** What people write: made into a message, of which whoever is to know is told. */
import type { Message } from './payloads.js'
import type { Account, Place, Post } from './places.js'
import { asEvent, pingedBy, timestamp } from './posting.js'
import { type Realm, userOf } from './realm.js'

export interface Written {
  readonly file?: { readonly name: string; readonly content: string }
  /** Notifies who wrote it, unless that is turned off. */
  readonly replyTo?: { readonly message: Message; readonly pings: boolean }
}

export function write(
  realm: Realm,
  account: Account,
  place: Place,
  text: string,
  { file, replyTo }: Written,
): Post {
  const id = realm.nextId()
  const pinged = pingedBy(realm, text, {})
  const mentions = replyTo?.pings ? [...pinged.users, replyTo.message.author] : pinged.users
  const message: Message = {
    id,
    channel_id: place.id,
    type: 0,
    author: userOf(account),
    content: text,
    timestamp: timestamp(realm),
    edited_timestamp: null,
    tts: false,
    mention_everyone: pinged.everyone,
    mentions,
    mention_roles: [],
    attachments: file === undefined ? [] : [upload(realm, place, file)],
    embeds: [],
    components: [],
    pinned: false,
    flags: 0,
    nonce: id,
    ...(replyTo && {
      type: 19,
      message_reference: { type: 0, channel_id: place.id, message_id: replyTo.message.id },
      referenced_message: replyTo.message,
    }),
  }
  const post: Post = {
    message,
    versions: [message],
    place,
    deleted: false,
    onlyFor: undefined,
    pinged: mentions.map((user) => user.id),
  }
  place.add(post)
  realm.dispatch('MESSAGE_CREATE', asEvent(message, place), place)
  realm.notify(place)
  return post
}

function upload(realm: Realm, place: Place, { name, content }: NonNullable<Written['file']>) {
  const id = realm.nextId()
  const bytes = Buffer.from(content)
  realm.uploads.set(id, bytes)
  const url = `${realm.url}/attachments/${place.id}/${id}/${encodeURIComponent(name)}`
  return { id, filename: name, size: bytes.length, url, proxy_url: url }
}
