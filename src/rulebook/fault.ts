/** Where in a rules folder something stands; lines and columns count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** One thing wrong with a rules folder, in words for the person who edits it. */
export interface Fault extends Place {
  /** Errors keep the rules from being used; warnings only ask for a look. */
  readonly severity: 'error' | 'warning'
  readonly message: string
}

/** `file:line:column  message`, as editors and people read it. */
export function faultLine(fault: Fault): string {
  const mark = fault.severity === 'warning' ? 'warning: ' : ''
  return `${fault.file}:${fault.line}:${fault.column}  ${mark}${fault.message}`
}
