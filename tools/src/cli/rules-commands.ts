/** `waymark rules …`: rule files and facts on disk, without a server. */
import type { Command } from 'commander';
import { diffFiles, lintFile, simulateFiles, testFile } from './rules/check.ts';
import { decideFile } from './rules/decide.ts';

export function addRulesCommands(program: Command): void {
  const rules = program.command('rules').description('rules that rate and escalate, as files');
  rules
    .command('decide')
    .description('decide about each line of facts, one line of JSON each')
    .requiredOption('--rules <file>', 'the rules, JSON')
    .requiredOption('--facts <file>', 'the facts, one JSON object a line; - for standard input')
    .option('--now <date>', 'the day to decide for, a date or an instant with its offset; today when left out')
    .option('--logic <logic>', 'kleene (unknown facts stay unknown) or jre (as json-rules-engine)', 'kleene')
    .option('--explain', 'add the whole explanation')
    .action(decideFile);
  rules
    .command('lint')
    .description('say what is wrong with rules, each finding with facts that show it')
    .argument('<file>', 'the rules, JSON')
    .option('--now <date>', 'the day for which facts that show a finding are told')
    .action(lintFile);
  rules.command('test').description('run the cases that are stored with rules').argument('<file>', 'the rules, JSON').action(testFile);
  rules.command('diff').description('say what changed in meaning').argument('<before>', 'rules, JSON').argument('<after>', 'rules, JSON').action(diffFiles);
  rules
    .command('simulate')
    .description('say what a change of rules would do to facts, counted and explained')
    .requiredOption('--before <file>', 'the rules as they are, JSON')
    .requiredOption('--after <file>', 'the rules as they would be, JSON')
    .requiredOption('--facts <file>', 'the facts, one JSON object a line; - for standard input')
    .option('--now <date>', 'the day to decide for; today when left out')
    .option('--samples <count>', 'most changes to explain', '20')
    .action(simulateFiles);
}
