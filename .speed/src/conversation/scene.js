export function turned(state, ...replies) {
    return { state, replies, letters: [], forget: false };
}
/** The day of a moment, `2026-11-24`, in UTC. */
export function dayOf(now) {
    return new Date(now).toISOString().slice(0, 10);
}
/** The trainer as the texts name them. */
export function trainerIn(scene) {
    return { trainer: scene.advisor.rulebook.trainer.name, email: scene.trainerEmail };
}
