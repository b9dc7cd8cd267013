import eslint from '@eslint/js'
import tseslint from 'typescript-eslint'

/** What the pure core may not name: the world outside, and whatever varies between two runs. */
const impure = {
  files: [
    'src/{base,script,edit,rules,model,labels,lines,markdown,correct,structure,emit,plugin}/**/*.ts',
    'src/{index,inner,types}.ts'
  ],
  rules: {
    'no-restricted-globals': [
      'error',
      'process',
      'Date',
      'Buffer',
      'fetch',
      'setTimeout',
      'performance'
    ],
    'no-restricted-properties': ['error', {object: 'Math', property: 'random'}],
    'no-restricted-imports': ['error', {patterns: ['node:*']}]
  }
}

export default tseslint.config(
  {ignores: ['dist', 'coverage', 'out', 'corpus']},
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {allowDefaultProject: ['eslint.config.js']},
        tsconfigRootDir: import.meta.dirname
      }
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-irregular-whitespace': 'off',
      'no-control-regex': 'off',
      'no-misleading-character-class': 'off'
    }
  },
  {
    files: ['src/**/*.ts'],
    rules: {'max-params': ['error', 4]}
  },
  {
    // The inner loops of the noisy channel, where an object for each call would be felt.
    files: ['src/correct/channel/{compile,decoder,evidence,hypotheses,scan,seen-text}.ts'],
    rules: {'max-params': 'off'}
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {globals: {process: 'readonly', console: 'readonly', URL: 'readonly'}}
  },
  impure
)
