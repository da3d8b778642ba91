/** A rules folder, read from its YAML with the place of everything in it. */
import { readRulebook } from '../../src/rulebook/read.js';
import { rulesFilesIn } from '../../src/rules-files.js';
/** @throws {Error} of node:fs when the folder or a file cannot be read. */
export function readRulesFolder(folder) {
    const { files, hash } = rulesFilesIn(folder);
    return readRulebook(files, hash);
}
