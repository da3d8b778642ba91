/** What a person can type after a slash: which commands are offered, and their options. */
import { contextOf } from './interactions.js';
/** Whether Discord shows a command there, by its contexts and by how the app is installed. */
export function isOffered({ contexts, integration_types: types }, place) {
    const needed = place.isDm || place.guild?.withBot === true ? 0 : 1;
    const isInstalled = types.includes(needed) || (place.isDm && types.includes(1));
    return isInstalled && (contexts?.includes(contextOf(place)) ?? needed === 0);
}
const subcommand = 1;
export function optionsOf({ name, options = [] }, words, given) {
    const [word] = words;
    if (word === undefined)
        return filled(name, options, given);
    const chosen = options.find((one) => one.type === subcommand && one.name === word);
    if (chosen === undefined)
        throw new Error(`/${name} has no subcommand ${word}.`);
    return [{ type: subcommand, name: word, options: filled(word, chosen.options ?? [], given) }];
}
function filled(command, options, given) {
    for (const { name, required } of options) {
        if (required === true && given[name] === undefined)
            throw new Error(`${name} is required.`);
    }
    return Object.entries(given).map(([name, entry]) => {
        const option = options.find((one) => one.name === name);
        if (option === undefined)
            throw new Error(`/${command} has no option ${name}.`);
        const { type, choices = [] } = option;
        const choice = choices.find((one) => one.name === entry || one.value === entry);
        if (choices.length > 0 && choice === undefined) {
            throw new Error(`${name} offers no “${entry}”, but ${choices.map((one) => one.name).join(', ')}.`);
        }
        return { name, type, value: choice?.value ?? entry };
    });
}
