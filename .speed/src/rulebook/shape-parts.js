/** What every file of a rules folder is made of. */
import { z } from 'zod';
export const id = z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'an id is letters, digits, - and _, and starts with a letter');
export const text = z.string().trim().min(1, 'is empty');
