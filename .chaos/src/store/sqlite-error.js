/** SQLite's error codes, told as what somebody can do about them. */
import { StoreError } from './store-error.js';
/** A StoreError for whatever SQLite threw. Its own messages name tables and columns, no values. */
export function asStoreError(thrown, where) {
    if (thrown instanceof StoreError)
        return thrown;
    const fault = faultOf(codeOf(thrown));
    return new StoreError(fault, where, sentences[fault], { cause: thrown });
}
const sentences = {
    locked: 'The database is in use by another process',
    full: 'The database cannot grow: the disk is full, or a limit on file sizes is reached',
    'read-only': 'The database cannot be written to',
    corrupt: 'The database is damaged',
    'not-a-store': 'This file is no database of certpath',
    unreachable: 'The database cannot be opened',
    'newer-schema': 'The database was used by a newer certpath',
    closed: 'The database is closed',
    unexpected: 'The database failed',
};
function faultOf(code) {
    if (/^SQLITE_(BUSY|LOCKED|PROTOCOL)/.test(code))
        return 'locked';
    // A write that the system refuses is a quota or a file-size limit far more often than a bad disk.
    if (/^SQLITE_(FULL|IOERR_WRITE|IOERR_SHMSIZE|IOERR_TRUNCATE)/.test(code))
        return 'full';
    if (/^SQLITE_(READONLY|PERM)/.test(code))
        return 'read-only';
    if (/^SQLITE_(CORRUPT|IOERR_SHORT_READ|IOERR_DATA)/.test(code))
        return 'corrupt';
    if (code.startsWith('SQLITE_NOTADB'))
        return 'not-a-store';
    if (/^SQLITE_(CANTOPEN|AUTH)/.test(code))
        return 'unreachable';
    return 'unexpected';
}
function codeOf(thrown) {
    if (!(thrown instanceof Error))
        return '';
    // libsql gives a code for a statement, but only the number in its text when a file won't open.
    if ('code' in thrown && typeof thrown.code === 'string' && thrown.code !== '') {
        return named(thrown.code);
    }
    return /: 14"\)$/.test(thrown.message) ? 'SQLITE_CANTOPEN' : '';
}
/** libsql has no name for some extended codes; their last byte is the code that they extend. */
function named(code) {
    const number = /^UNKNOWN_SQLITE_ERROR_(\d+)$/.exec(code)?.[1];
    return number === undefined ? code : (primaryCodes[Number(number) & 0xff] ?? code);
}
/** https://www.sqlite.org/rescode.html */
const primaryCodes = {
    3: 'SQLITE_PERM',
    5: 'SQLITE_BUSY',
    6: 'SQLITE_LOCKED',
    8: 'SQLITE_READONLY',
    11: 'SQLITE_CORRUPT',
    13: 'SQLITE_FULL',
    14: 'SQLITE_CANTOPEN',
    26: 'SQLITE_NOTADB',
};
