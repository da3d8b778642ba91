import { pathQuestions } from './asking.js';
import { byAllStates } from './by-all-states.js';
import { bySearch } from './by-search.js';
import { codingOf } from './profile.js';
import { tableOf } from './table.js';
/** Up to here all sets of known facts can be worked out, in a second or two. */
const mostStatesWorkedOut = 100_000;
/** Holds what it has worked out; one for each rulebook, made at the start. */
export function advisorFor(rulebook, mostStates = mostStatesWorkedOut) {
    const coding = codingOf(rulebook);
    const table = tableOf(rulebook, coding);
    const questions = pathQuestions(rulebook, coding);
    const decides = coding.states <= mostStates ? byAllStates : bySearch;
    return { rulebook, ...decides({ rulebook, coding, table, questions }) };
}
