/** What is unknown, or was not said, matches nothing. */
export function conditionHolds(condition, known, derived) {
    return factsItHoldsBy(condition, known, derived) !== undefined;
}
/** The facts that make it hold, those behind a derived one included; undefined if it does not. */
export function factsItHoldsBy(condition, known, derived) {
    const facts = new Set();
    for (const [name, values] of Object.entries(condition)) {
        const shared = derived.find((each) => each.id === name);
        if (!shared) {
            const value = known[name];
            if (value === undefined || value === null || !values.includes(value))
                return undefined;
            facts.add(name);
            continue;
        }
        const parts = shared.any.flatMap((part) => factsItHoldsBy(part, known, derived) ?? []);
        if (parts.length === 0)
            return undefined;
        for (const part of parts)
            for (const fact of part)
                facts.add(fact);
    }
    return facts;
}
