// Checks the arrows between folders (.dependency-cruiser.mjs) and fails when nothing was read at all:
// dependency-cruiser without a TypeScript compiler it understands cruises 0 modules and exits 0.
import { cruise } from 'dependency-cruiser';
import configuration from '../.dependency-cruiser.mjs';

const { output } = await cruise(configuration.folders, {
  ...configuration.options,
  ruleSet: { forbidden: configuration.forbidden },
  validate: true,
});
const { totalCruised, violations } = output.summary;
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} -> ${to}`);
if (totalCruised < 20) {
  console.error(`dependency-cruiser read ${totalCruised} modules: it cannot read TypeScript here`);
  process.exit(1);
}
console.log(`dependencies: ${totalCruised} modules, ${violations.length} forbidden arrows`);
process.exit(violations.length > 0 ? 1 : 0);
