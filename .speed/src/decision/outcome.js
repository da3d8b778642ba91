export function pathOutcome(row) {
    return { kind: 'path', key: pathKey(row.path), row, path: row.path };
}
export function trainerOutcome(row, lean, open = []) {
    const key = `trainer ${lean ?? ''}`;
    return { kind: 'trainer', key, row, open, ...(lean !== undefined && { lean }) };
}
export function pathKey(path) {
    return path.join(' > ');
}
