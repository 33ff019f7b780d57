// What the tests of the harness look at: one command for everything that a scenario can click, type or read.
const { spawn } = require('node:child_process');
const { networkInterfaces } = require('node:os');
const path = require('node:path');
const vscode = require('vscode');

exports.activate = (context) => {
  const output = vscode.window.createOutputChannel('Fixture');
  const say = (text) => vscode.window.showInformationMessage(text);
  const commands = {
    message: async () => {
      const answer = await vscode.window.showInformationMessage(
        `Hello in ${vscode.env.language}`,
        'Yes',
        'No',
      );
      await say(`You said ${answer}`);
    },
    pick: async () => {
      const items = [{ label: 'Apple', description: 'red' }, { label: 'Banana' }, { label: 'Banana bread' }];
      const picked = await vscode.window.showQuickPick(items, { title: 'Fruits', placeHolder: 'Which one?' });
      const several = await vscode.window.showQuickPick(['one', 'two', 'three'], { canPickMany: true });
      await say(`You picked ${picked?.label} and ${several?.join('+')}`);
    },
    ask: async () => {
      const name = await vscode.window.showInputBox({
        prompt: 'Your name',
        validateInput: (text) => (text === '' ? 'A name is needed' : undefined),
      });
      await say(`Your name is ${name}`);
    },
    output: () => {
      output.appendLine('one line of output');
      output.show();
    },
    open: async () => {
      const [file] = (await vscode.window.showOpenDialog({ title: 'A file' })) ?? [];
      await say(`You chose ${file && path.basename(file.fsPath)}`);
    },
    network: () => say(`Networks: ${Object.keys(networkInterfaces()).join(', ')}.`),
    // As a training does: it leaves the group of processes of its host, and its streams.
    stay: async () => {
      const program = 'setInterval(() => {}, 1000)';
      const child = spawn(process.execPath, ['-e', program], { detached: true, stdio: 'ignore' });
      child.unref();
      await say(`Process ${child.pid} stays`);
    },
  };
  for (const [name, run] of Object.entries(commands))
    context.subscriptions.push(vscode.commands.registerCommand(`fixture.${name}`, run));
  context.subscriptions.push(output);
};
