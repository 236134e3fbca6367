import { z } from 'zod';

/**
 * Text of a person: trimmed, well-formed Unicode without U+0000. PostgreSQL cannot store the rest, and canonical JSON
 * (RFC 8785) cannot hold it, so it is refused at the door and not where it hurts.
 */
export const plainText = (): z.ZodString =>
  z
    .string()
    .trim()
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), { error: 'holds characters that are no text' });
