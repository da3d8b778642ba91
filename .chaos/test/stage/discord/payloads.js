/** The shapes that Discord and the app exchange, as far as they are looked into here. */
/** Kinds of components, by Discord's numbers. */
export const component = {
    actionRow: 1,
    button: 2,
    stringSelect: 3,
    textInput: 4,
    section: 9,
    textDisplay: 10,
    thumbnail: 11,
    mediaGallery: 12,
    file: 13,
    separator: 14,
    container: 17,
    label: 18,
    radioGroup: 21,
    checkboxGroup: 22,
    checkbox: 23,
};
export const flag = {
    suppressEmbeds: 1 << 2,
    ephemeral: 1 << 6,
    loading: 1 << 7,
    silent: 1 << 12,
    componentsV2: 1 << 15,
};
