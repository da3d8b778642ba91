/** Lists of words and phrases, as a language file holds them. */
import { z } from 'zod';
const text = z.string().trim().min(1);
/** Words are many and short, so that a list may be one text with commas as well. */
export const wordList = z.union([
    z.array(text),
    text.transform((given) => given.split(',').map((each) => each.trim())),
]);
export const list = wordList.default([]);
