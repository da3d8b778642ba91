import { typed } from './answers.js';
import { command } from './commands.js';
import { writtenToDraft } from './draft-text.js';
import { actionNamed, choiceNamed } from './named.js';
import { offers } from './offers.js';
import { again, askingOf } from './proceed.js';
import { replyToPut } from './put.js';
import { turned } from './scene.js';
import { nothingPut } from './state.js';
import { answered, taken } from './taking.js';
import { tapped } from './tap.js';
import { topicAnswer } from './topics.js';
import { say } from './wording.js';
/** @param put what the last reply put to the person */
export function written(scene, state, text, put) {
    const asking = askingOf(scene, state);
    const heard = scene.listener.understand(text, {
        ...(asking && { asked: asking }),
        year: new Date(scene.now).getUTCFullYear(),
    });
    const understood = asking
        ? { ...heard, facts: ofWhatIsOffered(state, asking, text, heard) }
        : heard;
    const drafting = state.phase === 'handoff' && state.draft !== null;
    const choice = asking && !drafting ? choiceNamed(scene, asking, text) : undefined;
    if (asking && choice)
        return answered(scene, state, asking.question, choice, 'typed');
    const named = actionNamed(scene, state, put, text, understood);
    if (named)
        return tapped(scene, state, named);
    // A yes to erasing must not send the letter that is being drafted.
    const answersPut = !drafting || put.yes === 'erase-now';
    const reply = answersPut ? replyToPut(scene, state, put, understood) : null;
    if (reply)
        return reply;
    if (state.phase === 'handoff' && state.draft) {
        return writtenToDraft(scene, state, state.draft, text, understood);
    }
    if (understood.choice && asking) {
        return answered(scene, state, asking.question, understood.choice, 'typed', understood.facts);
    }
    if (understood.command)
        return command(scene, state, understood.command);
    if (understood.facts.length > 0) {
        const answer = understood.topics.length > 0 ? topicAnswer(scene, state, understood, text) : null;
        const next = taken(scene, answer?.state ?? state, typed(understood.facts));
        return answer ? { ...next, replies: [...answer.replies, ...next.replies] } : next;
    }
    const answer = topicAnswer(scene, state, understood, text);
    if (answer)
        return turned(answer.state, ...answer.replies, ...again(scene, answer.state));
    return notUnderstood(scene, state, text);
}
/** What is said in so few words is an answer to the question, and to nothing that was said before. */
const fewWords = 3;
/** "none" to what is offered takes back nothing that has been said and is not offered any more. */
function ofWhatIsOffered({ answers }, { question, choices }, text, { facts }) {
    if (text.trim().split(/\s+/).length > fewWords)
        return facts;
    return facts.filter(({ fact, value }) => {
        const known = answers[fact];
        if (known?.kind !== 'known' || !question.facts.includes(fact))
            return true;
        return known.value === value || choices.some(({ sets }) => sets[fact] === value);
    });
}
/** First a gentler repeat with the choices, then the offer of a human. */
function notUnderstood(scene, state, text) {
    const { language, advisor } = scene;
    const { open } = state;
    const misses = (open?.misses ?? 1) + 1;
    const next = {
        ...state,
        unanswered: { text, reason: 'not-understood' },
        put: { ...nothingPut, yes: misses === 1 ? null : 'pass-on' },
        open: open && { ...open, misses },
    };
    const { name: trainer } = advisor.rulebook.trainer;
    const word = misses === 1
        ? say(language, 'not-understood')
        : say(language, 'not-understood-again', { trainer, email: scene.trainerEmail });
    const ways = misses === 1 ? [] : offers(scene, next.serial, ['pass-on']);
    return turned(next, { kind: 'text', text: word, offers: ways }, ...again(scene, next));
}
