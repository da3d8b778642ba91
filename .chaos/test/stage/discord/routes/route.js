export function ok(result) {
    return { status: 200, result };
}
export const noContent = { status: 204, result: undefined };
/** What the pattern promised to be there. */
export function named(call, name) {
    const value = call.at[name];
    if (value === undefined)
        throw new Error(`The route has no ${name}.`);
    return value;
}
