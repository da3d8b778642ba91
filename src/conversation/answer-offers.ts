/** The two things to do with an answer of the trainer's. */
import { offers } from './offers.js'
import type { Offer } from './reply.js'
import type { Scene } from './scene.js'
import type { Post } from './state.js'

export function answerOffers(scene: Scene, { answer }: Post): Offer[] {
  return answer ? offers(scene, answer.serial, ['answer-trainer', 'settle']) : []
}
