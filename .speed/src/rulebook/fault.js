/** `file:line:column  message`, as editors and people read it. */
export function faultLine(fault) {
    const mark = fault.severity === 'warning' ? 'warning: ' : '';
    return `${fault.file}:${fault.line}:${fault.column}  ${mark}${fault.message}`;
}
