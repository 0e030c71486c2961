// When a response is sent: conditions, all of which or any of which must hold.
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import Plus from 'lucide-react/icons/plus'
import Trash from 'lucide-react/icons/trash-2'
import { type Response, type Rule, ruleDefaults } from '../../../../sdk/editing/index.ts'
import { Button, IconButton, Select, Switch, TextField } from '../../../kit/index.ts'
import { modifierHint, needsValue, operatorsFor, TARGETS } from './choices.ts'
import css from './editor.module.css'

export interface RulesFormProps {
  readonly response: Response
  readonly onChange: (fields: Partial<Response>) => void
  readonly isReadOnly: boolean
  readonly errorAt: (rule: number) => string | undefined
}

export function RulesForm({ response, onChange, isReadOnly, errorAt }: RulesFormProps) {
  const { rules, rulesOperator } = response
  const set = (next: readonly Rule[]) => onChange({ rules: [...next] })
  const change = (at: number, fields: Partial<Rule>) =>
    set(rules.map((rule, index) => (index === at ? { ...rule, ...fields } : rule)))
  const swap = (at: number, by: 1 | -1) => {
    const rule = rules[at]
    if (rule) set(rules.toSpliced(at, 1).toSpliced(at + by, 0, rule))
  }
  return (
    <div className={css.part}>
      {rules.length > 1 && (
        <Select
          label="It is sent when"
          value={rulesOperator}
          onChange={(operator) => onChange({ rulesOperator: operator })}
          isReadOnly={isReadOnly}
          options={[
            { value: 'OR', label: 'any of these holds' },
            { value: 'AND', label: 'all of these hold' },
          ]}
        />
      )}
      {rules.length === 0 && (
        <p className={css.muted}>
          Without rules it is sent only as the default, or in its turn. Add one to choose it by what
          a request says.
        </p>
      )}
      {rules.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have nothing but their place
        <fieldset key={at} className={css.rule} aria-label={`Rule ${at + 1}`}>
          <RuleFields
            rule={rule}
            onChange={(fields) => change(at, fields)}
            isReadOnly={isReadOnly}
            error={errorAt(at)}
          />
          {!isReadOnly && (
            <div className={css.ruleActions}>
              <IconButton
                label={`Move rule ${at + 1} up`}
                size="small"
                isDisabled={at === 0}
                onPress={() => swap(at, -1)}
              >
                <ArrowUp size={14} />
              </IconButton>
              <IconButton
                label={`Move rule ${at + 1} down`}
                size="small"
                isDisabled={at === rules.length - 1}
                onPress={() => swap(at, 1)}
              >
                <ArrowDown size={14} />
              </IconButton>
              <IconButton
                label={`Remove rule ${at + 1}`}
                size="small"
                onPress={() => set(rules.toSpliced(at, 1))}
              >
                <Trash size={14} />
              </IconButton>
            </div>
          )}
        </fieldset>
      ))}
      {!isReadOnly && (
        <div>
          <Button
            size="small"
            icon={<Plus size={14} />}
            onPress={() => set([...rules, { ...ruleDefaults, target: 'query' }])}
          >
            Add a rule
          </Button>
        </div>
      )}
    </div>
  )
}

interface RuleFieldsProps {
  readonly rule: Rule
  readonly onChange: (fields: Partial<Rule>) => void
  readonly isReadOnly: boolean
  readonly error: string | undefined
}

function RuleFields({ rule, onChange, isReadOnly, error }: RuleFieldsProps) {
  const { target, modifier, operator, value, invert } = rule
  const hint = modifierHint[target]
  const operators = operatorsFor(target)
  const choose = (next: Rule['target']) => {
    const isFit = operatorsFor(next).some((option) => option.value === operator)
    onChange({ target: next, ...(isFit ? {} : { operator: 'equals' as const }) })
  }
  return (
    <>
      <Select
        label="What"
        isLabelHidden
        value={target}
        onChange={choose}
        options={TARGETS}
        isReadOnly={isReadOnly}
      />
      {hint !== undefined && (
        <TextField
          label="Which part"
          isLabelHidden
          isMono
          placeholder={hint}
          value={modifier}
          onChange={(next) => onChange({ modifier: next })}
          isReadOnly={isReadOnly}
          error={error}
        />
      )}
      <Select
        label="How it is compared"
        isLabelHidden
        className={css.operator}
        value={operator}
        onChange={(next) => onChange({ operator: next })}
        options={operators}
        isReadOnly={isReadOnly}
      />
      {needsValue(operator) && (
        <TextField
          label="With what"
          isLabelHidden
          isMono
          placeholder="value"
          value={value}
          onChange={(next) => onChange({ value: next })}
          isReadOnly={isReadOnly}
          error={hint === undefined ? error : undefined}
        />
      )}
      <Switch
        isSelected={invert}
        onChange={(next) => onChange({ invert: next })}
        isDisabled={isReadOnly}
      >
        not
      </Switch>
    </>
  )
}
