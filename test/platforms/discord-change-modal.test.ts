import { expect, test } from 'vitest'
import { readChangeModal, renderChangeModal } from '../../adapters/discord/drawing/change-modal.js'
import { play } from '../stage/play.js'
import { problemsOfModal } from './discord-problems.js'
import { words } from './talks.js'

test('the sheet with all answers has each question, and what was chosen', () => {
  const { standing } = play('I run our ISO 27001 programme and want to audit AI')
  const modal = renderChangeModal(standing, words, 'certpath:form')
  expect(modal).toMatchInlineSnapshot(`
    {
      "components": [
        {
          "component": {
            "custom_id": "certpath.question.goal",
            "min_values": 0,
            "options": [
              {
                "label": "Understand what it is about",
                "value": "understand",
              },
              {
                "label": "Build or run an AI management system",
                "value": "build",
              },
              {
                "default": true,
                "label": "Audit AI management systems",
                "value": "audit",
              },
              {
                "label": "Both build and audit",
                "value": "both",
              },
              {
                "label": "I'm not sure yet",
                "value": "unsure",
              },
            ],
            "placeholder": "Choose…",
            "required": false,
            "type": 3,
          },
          "description": "What would you like to do with ISO/IEC 42001?",
          "label": "Your goal",
          "type": 18,
        },
        {
          "component": {
            "custom_id": "certpath.question.start",
            "min_values": 0,
            "options": [
              {
                "label": "New to ISO standards",
                "value": "new",
              },
              {
                "label": "A compliance, security or AI background",
                "value": "related",
              },
              {
                "label": "Hands-on ISO management-system work",
                "value": "iso",
              },
              {
                "label": "I hold ISO/IEC 42001 Foundation",
                "value": "foundation",
              },
              {
                "label": "I hold ISO/IEC 42001 Lead Implementer",
                "value": "lead-implementer",
              },
              {
                "label": "I hold ISO/IEC 42001 Lead Auditor",
                "value": "lead-auditor",
              },
              {
                "label": "I hold both lead certificates",
                "value": "both-leads",
              },
            ],
            "placeholder": "Choose…",
            "required": false,
            "type": 3,
          },
          "description": "Where are you starting from?",
          "label": "Where you start",
          "type": 18,
        },
        {
          "component": {
            "custom_id": "certpath.question.audit_stage",
            "min_values": 0,
            "options": [
              {
                "label": "I audit now, or must soon",
                "value": "now",
              },
              {
                "label": "I've already built or run a management system",
                "value": "built",
              },
              {
                "label": "Neither yet",
                "value": "later",
              },
            ],
            "placeholder": "Choose…",
            "required": false,
            "type": 3,
          },
          "description": "How close is auditing for you?",
          "label": "Your audit work",
          "type": 18,
        },
        {
          "component": {
            "custom_id": "certpath.question.one_only",
            "min_values": 0,
            "options": [
              {
                "label": "Just one",
                "value": "just-one",
              },
              {
                "label": "More than one is fine",
                "value": "several",
              },
            ],
            "placeholder": "Choose…",
            "required": false,
            "type": 3,
          },
          "description": "Is there time or budget for just one certification for now?",
          "label": "One or several",
          "type": 18,
        },
      ],
      "custom_id": "certpath:form",
      "title": "Change an answer",
    }
  `)
  if (!modal) return
  expect(problemsOfModal(modal)).toEqual([])
  const component = { type: 3, custom_id: 'certpath.question.goal', values: ['build'] }
  const untouched = { type: 3, custom_id: 'certpath.question.start', values: [] }
  expect(
    readChangeModal([
      { type: 18, component },
      { type: 18, component: untouched },
    ]),
  ).toEqual({ goal: 'build' })
  expect(renderChangeModal({ form: [] }, words, 'certpath:form')).toBe(null)
})
