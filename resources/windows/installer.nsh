; rolewatch:// addresses open the app. What is registered goes when the app goes.
!macro customInstall
  WriteRegStr SHCTX "Software\Classes\rolewatch" "" "URL:Rolewatch"
  WriteRegStr SHCTX "Software\Classes\rolewatch" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\rolewatch\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHCTX "Software\Classes\rolewatch\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customUnInstall
  DeleteRegKey SHCTX "Software\Classes\rolewatch"
!macroend
