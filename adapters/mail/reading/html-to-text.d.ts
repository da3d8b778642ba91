/** The package brings no types; this is as much of it as is used. */
declare module 'html-to-text' {
  interface Selector {
    readonly selector: string
    readonly format?: string
    readonly options?: Readonly<Record<string, unknown>>
  }
  export function convert(
    html: string,
    options: {
      readonly wordwrap: false
      readonly limits: Readonly<Record<string, number>>
      readonly selectors: readonly Selector[]
    },
  ): string
}
