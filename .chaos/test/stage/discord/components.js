/** All components, each before what it contains, with a JSON pointer to it. */
export function* walk(components, at) {
    for (const [index, component] of components.entries()) {
        yield* walkOne(component, `${at}/${index}`);
    }
}
function* walkOne(component, at) {
    yield { component, at };
    if (component.components)
        yield* walk(component.components, `${at}/components`);
    if (component.component)
        yield* walkOne(component.component, `${at}/component`);
    if (component.accessory)
        yield* walkOne(component.accessory, `${at}/accessory`);
}
/** Gives every component the id that it lacks; none is given twice. */
export function numbered(components) {
    const copies = structuredClone(components);
    const all = [...walk(copies, '')].map(({ component }) => component);
    const taken = new Set(all.map(({ id }) => id).filter(Boolean));
    let last = 0;
    for (const component of all) {
        if (component.id)
            continue;
        do
            last += 1;
        while (taken.has(last));
        component.id = last;
    }
    return copies;
}
