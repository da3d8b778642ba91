export const unknownDigit = 0;
export const skippedDigit = 1;
export const firstValueDigit = 2;
/** Years have no digits: they decide no path. */
export function codingOf(rulebook) {
    const facts = rulebook.facts.filter((fact) => fact.kind === 'choice');
    const ids = facts.map((fact) => fact.id);
    const values = facts.map((fact) => fact.values);
    const positions = new Map(ids.map((id, position) => [id, position]));
    const strides = [];
    let stride = 1;
    for (const each of values) {
        strides.push(stride);
        stride *= each.length + firstValueDigit;
    }
    const digitOf = (position, value) => {
        if (value === undefined)
            return unknownDigit;
        if (value === null)
            return skippedDigit;
        const at = values[position].indexOf(value);
        // A value that the rules no longer have counts as unknown.
        return at < 0 ? unknownDigit : at + firstValueDigit;
    };
    return {
        facts,
        states: stride,
        positionOf: (fact) => positions.get(fact),
        digitOf,
        digits: (known) => ids.map((id, position) => digitOf(position, known[id])),
        index: (digits) => digits.reduce((sum, digit, position) => sum + digit * strides[position], 0),
        indexOf: (known) => {
            let index = 0;
            for (let position = 0; position < ids.length; position++) {
                index += digitOf(position, known[ids[position]]) * strides[position];
            }
            return index;
        },
    };
}
