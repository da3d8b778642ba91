/**
 * Decisions a second: known facts in, settled-or-question out. The two engines get the same table
 * and the same profiles, and answer the easier question which row holds.
 */
import { ZenEngine } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';
import { advisorFor } from '../../src/decision/advisor.js';
import { rulebookIn, shippedRules } from '../stage/shipped.js';
import { median, report } from './report.js';
const rulebook = rulebookIn(shippedRules);
const profiles = everyProfile(rulebook);
const rounds = 9;
const advisor = advisorFor(rulebook);
const ours = await rate(2_000_000, (profile) => {
    advisor.decide(profile);
});
const zen = new ZenEngine().createDecision(zenTable(rulebook));
const zenRate = await rate(5_000, (profile) => zen.evaluate(profile));
const rules = jsonRules(rulebook);
const jsonRate = await rate(500, (profile) => rules.run(withNulls(rulebook, profile)));
report({
    name: 'decisions a second',
    value: `${(ours / 1e6).toFixed(2)} million`,
    comparedTo: '5 million',
    ratio: ours / 5e6,
    wanted: 'at least 1',
    met: ours >= 5e6,
});
report({
    name: 'decisions a second',
    value: `${(ours / 1e6).toFixed(2)} million`,
    comparedTo: `@gorules/zen-engine ${Math.round(zenRate)}`,
    ratio: ours / zenRate,
    wanted: 'at least 10',
    met: ours >= 10 * zenRate,
});
report({
    name: 'decisions a second',
    value: `${(ours / 1e6).toFixed(2)} million`,
    comparedTo: `json-rules-engine ${Math.round(jsonRate)}`,
    ratio: ours / jsonRate,
    wanted: 'at least 20',
    met: ours >= 20 * jsonRate,
});
/** The median of several rounds; an answer that is a promise is awaited. */
async function rate(count, decide) {
    const rates = [];
    for (let round = -2; round < rounds; round++) {
        const start = performance.now();
        for (let at = 0; at < count; at++) {
            const pending = decide(profiles[at % profiles.length]);
            if (pending)
                await pending;
        }
        if (round >= 0)
            rates.push(count / ((performance.now() - start) / 1000));
    }
    return median(rates);
}
/**
 * All 1,728 of them, complete and partial, made as a conversation makes them, in an order that no
 * cache can learn.
 */
function everyProfile({ facts }) {
    let all = [Object.fromEntries(facts.map(({ id }) => [id, undefined]))];
    for (const fact of facts) {
        if (fact.kind === 'years')
            continue;
        all = all.flatMap((known) => [
            known,
            ...fact.values.map((value) => ({ ...known, [fact.id]: value })),
        ]);
    }
    return all
        .map((known, at) => ({ known, order: (at * 7919) % all.length }))
        .sort((one, other) => one.order - other.order)
        .map(({ known }) => known);
}
/** A condition on derived facts as one for each way in which they hold. */
function waysOf({ derived }, when) {
    let ways = [{}];
    for (const [name, values] of Object.entries(when)) {
        const any = derived.find(({ id }) => id === name)?.any ?? [{ [name]: values }];
        ways = ways.flatMap((way) => any.map((part) => ({ ...way, ...part })));
    }
    return ways;
}
function zenTable(book) {
    const columns = book.facts
        .filter(({ kind }) => kind === 'choice')
        .map(({ id }) => ({ id, field: id, name: id }));
    const cell = (values) => (values ?? []).map((value) => JSON.stringify(value)).join(', ');
    const rows = book.rows.flatMap((row) => waysOf(book, row.when).map((way, at) => ({
        _id: `${row.id}-${at}`,
        ...Object.fromEntries(columns.map(({ id }) => [id, cell(way[id])])),
        row: JSON.stringify(row.id),
    })));
    return {
        nodes: [
            { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
            {
                id: 'table',
                type: 'decisionTableNode',
                name: 'table',
                position: { x: 1, y: 0 },
                content: {
                    hitPolicy: 'first',
                    inputs: columns,
                    outputs: [{ id: 'row', field: 'row', name: 'row' }],
                    rules: rows,
                },
            },
            { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
        ],
        edges: [
            { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
            { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
        ],
    };
}
function jsonRules(book) {
    const engine = new Engine();
    book.rows.forEach((row, at) => {
        engine.addRule({
            priority: book.rows.length - at,
            conditions: {
                any: waysOf(book, row.when).map((way) => ({
                    all: Object.entries(way).map(([fact, value]) => ({ fact, operator: 'in', value })),
                })),
            },
            event: { type: row.id },
        });
    });
    engine.on('success', () => engine.stop());
    return engine;
}
/** json-rules-engine wants every fact to be there. */
function withNulls({ facts }, known) {
    return Object.fromEntries(facts.map(({ id }) => [id, known[id] ?? null]));
}
