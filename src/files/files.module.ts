import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { FilesResolver } from './files.resolver';
import { CaseFiles } from './files.service';
import { FileStore } from './file-store';

@Module({ imports: [CasesModule], providers: [CaseFiles, FileStore, FilesResolver], exports: [CaseFiles] })
export class FilesModule {}
