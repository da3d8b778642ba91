/** The checks that need no decision: names, words, days. Those that do are decision/lint.ts. */
import { dates } from './lint/dates.js'
import { derivedCircle } from './lint/derived-circle.js'
import { enoughExperience } from './lint/enough-experience.js'
import { fallback } from './lint/fallback.js'
import { neverRecommended } from './lint/never-recommended.js'
import { placeholders } from './lint/placeholders.js'
import { questionSense } from './lint/question-sense.js'
import { requirementKind } from './lint/requirement-kind.js'
import { rowSense } from './lint/row-sense.js'
import { sameId } from './lint/same-id.js'
import { sameLabel } from './lint/same-label.js'
import type { Check } from './lint/subject.js'
import { unknownInConditions } from './lint/unknown-in-conditions.js'
import { unknownInPeople } from './lint/unknown-in-people.js'
import { unknownReferences } from './lint/unknown-references.js'
import { vocabularyNames } from './lint/vocabulary-names.js'
import { words } from './lint/words.js'

/** Where one of these finds an error the table cannot be worked out. */
export const nameChecks: readonly Check[] = [
  sameId,
  unknownInConditions,
  unknownInPeople,
  unknownReferences,
  derivedCircle,
]

export const senseChecks: readonly Check[] = [
  fallback,
  rowSense,
  requirementKind,
  questionSense,
  enoughExperience,
  neverRecommended,
  dates,
  words,
  vocabularyNames,
  sameLabel,
  placeholders,
]
