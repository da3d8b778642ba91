/** What is used of the published schemas, which come without types. */
declare module 'discord-api-spec/zod' {
  import type { ZodMiniType } from 'zod/mini'

  export const MessageCreateRequestSchema: ZodMiniType
  export const ModalInteractionCallbackRequestDataSchema: ZodMiniType
  export function setStrictObject(strict: boolean): void
}
