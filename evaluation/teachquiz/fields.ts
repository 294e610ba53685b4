/** Fields of study that results are grouped by. */
import {z} from 'zod';

/** The fields, near to those of the MMMC benchmark. */
export const FIELDS = [
  'arithmetic and algebra',
  'linear algebra',
  'calculus and analysis',
  'geometry and topology',
  'number theory',
  'discrete mathematics',
  'probability and statistics',
  'computer science',
  'machine learning',
  'physics',
  'chemistry',
  'biology and medicine',
  'economics and society',
  'other',
] as const;

/** Schema of {@link Field}. */
export const fieldSchema = z.enum(FIELDS);

/** A field of study. */
export type Field = z.infer<typeof fieldSchema>;
