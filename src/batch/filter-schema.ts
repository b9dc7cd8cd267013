/**
 * @returns The JSON Schema (2020-12) of the lines that `laodoc filter` reads (`$defs/request`) and
 *   writes (the schema itself).
 */
export function filterJsonSchema(): Readonly<Record<string, unknown>> {
  const any = true
  const count = {type: 'integer', minimum: 0}
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:laodoc:schema:filter:1.0',
    description: 'A line that `laodoc filter` writes: the answer to the line of the same number.',
    anyOf: [{$ref: '#/$defs/done'}, {$ref: '#/$defs/failed'}],
    $defs: {
      request: {
        description: 'A line that `laodoc filter` reads. Other fields are ignored.',
        type: 'object',
        properties: {
          id: {description: 'Comes back with the answer.'},
          path: {
            type: 'string',
            description: 'Names the document; `.md` and `.markdown` say that it is Markdown.'
          },
          text: {type: 'string', description: 'The text that was read.'}
        },
        required: ['text']
      },
      done: {
        type: 'object',
        properties: {
          id: any,
          path: {type: 'string'},
          status: {const: 'done'},
          md: {type: 'string', description: 'Markdown; with --emit md.'},
          json: {
            $ref: 'urn:laodoc:schema:document:1.1',
            description: 'The record; with --emit json.'
          },
          txt: {type: 'string', description: 'The running text; with --emit txt.'},
          counts: {
            type: 'object',
            properties: {
              characters: {...count, description: 'Code points of the text that was read.'},
              corrections: count,
              suggestions: count,
              removed: count,
              suspect: count,
              estimatedErrorRate: {type: 'number', minimum: 0, maximum: 1}
            },
            required: [
              'characters',
              'corrections',
              'suggestions',
              'removed',
              'suspect',
              'estimatedErrorRate'
            ]
          },
          warnings: {
            type: 'array',
            items: {
              type: 'object',
              properties: {code: {type: 'string'}, message: {type: 'string'}},
              required: ['code', 'message']
            }
          }
        },
        required: ['id', 'path', 'status', 'counts', 'warnings']
      },
      failed: {
        type: 'object',
        properties: {
          id: any,
          path: {type: ['string', 'null'], description: 'null where the line could not be read.'},
          status: {const: 'failed'},
          code: {type: 'string', description: 'INVALID_RECORD, TOO_LARGE, TIMEOUT, …; stable.'},
          message: {type: 'string'}
        },
        required: ['id', 'path', 'status', 'code', 'message']
      }
    }
  }
}
