/** What goes over Slack's wires, as loosely as it is to be taken before it has been checked. */
let given = 0;
/** Slack names the blocks and elements that the app left unnamed. */
export function named(blocks) {
    return blocks.map((block) => ({
        ...block,
        block_id: block.block_id ?? nextName(),
        ...(block.accessory === undefined ? {} : { accessory: namedElement(block.accessory) }),
        ...(block.element === undefined ? {} : { element: namedElement(block.element) }),
        ...(block.type === 'actions' && block.elements !== undefined
            ? { elements: block.elements.map(namedElement) }
            : {}),
    }));
}
function namedElement(element) {
    return element.type === 'image'
        ? element
        : { ...element, action_id: element.action_id ?? nextName() };
}
function nextName() {
    given += 1;
    return `n${given.toString(36)}`;
}
